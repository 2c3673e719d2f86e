"""Nouns that say what a person is: "Who" asks for them, "What" never does."""

# In -er and -or stand as many tools as people (computer, transistor), so those are listed; these endings are people's alone.
_ENDINGS = tuple("ologist icist omist ician emist crat smith monger wright maker keeper holder".split())

_PERSONS = frozenset(
    """
    abbot accountant activist actor actress adjuster administrator admiral adolescent adult adversary adviser advisor
    advocate agent alchemist ally amateur ambassador analyst anatomist ancestor anthropologist apostle applicant
    apprentice arbitrator archaeologist archbishop archer architect archivist aristocrat artisan artist assailant
    assassin assessor assistant astronaut astronomer athlete attacker attendant attorney auctioneer audience auditor
    author aviator baker ballerina banker bard baron baroness barrister bearer beginner believer beneficiary bidder
    bishop blacksmith boatman bookseller borrower botanist boxer boy bricklayer bride broker brother builder buyer
    caliph campaigner candidate cantor captain caregiver carer caretaker carpenter cartographer carver cashier castrato
    cellist censor chairman champion chancellor chaplain charlatan charterer chef chemist chief child choirmaster
    choreographer citizen civilian claimant cleric clerk climber clinician coachman collaborator colleague collector
    colonel colonist columnist combatant comedian commander commentator commissioner commoner companion competitor
    composer condottiere confessor congressman conqueror conscript conspirator constable consul consultant consumer
    contemporary contestant contractor cook correspondent cottager councillor counsel counsellor countess courtier
    cousin craftsman creator creditor crew crewman criminal critic crusader curator custodian customer cyclist dancer
    daughter dealer debtor deceased defendant defender delegate demonstrator dentist deputy descendant designer
    detective developer dictator diplomat director disciple discoverer diver doctor dramatist draughtsman drawboy
    drummer duchess duke dweller dyer earl economist editor educator elder elector electrician emigrant emissary emperor
    employee employer empress engineer engraver entrepreneur envoy essayist ethicist evangelist examiner executioner
    executive executor expert explorer farmer father financier firefighter fisherman fishermen flautist follower forager
    foreman founder freedman freeman friar friend gambler gardener geneticist geographer geologist geometer girl
    glassmaker goalkeeper goldsmith governor graduate grammarian grandfather grandson grocer guardian guest guildsman
    guitarist gunner harpsichordist headmaster heir helmsman herald herder heretic hero historian hobbyist holder
    homeowner housewife hunter husband illustrator imam immigrant impostor industrialist infant informant inhabitant
    inmate innkeeper inspector instructor insurer intruder inventor investigator investor islander janitor jeweller
    journalist judge juggler jurist juror king kinsman knight laborer labourer lady landlord landowner lawmaker lawyer
    layman leader learner lecturer legislator lender lessee lessor lexicographer liar librarian lieutenant linguist
    listener litigant logician longshoreman lord lover lyricist magistrate maid man manager mapmaker marksman martyr
    mason mathematician mayor mechanic medic mentor mercenary merchant merchantman metallurgist microbiologist midwife
    migrant miner minister minor minstrel missionary monarch monk mother motorist mourner musician musicologist narrator
    nationalist naturalist navigator negotiator neighbor neighbour neonate nephew newborn noble nobleman nomad notary
    novelist novice nun nurse objector observer occupant offender officer official onlooker opponent optician orator
    organiser organist organizer orphan outlaw outsider owner painter papermaker parent parishioner parliamentarian
    participant passenger patient patriarch patron peasant pedestrian people performer perpetrator person pharaoh
    pharmacist philanthropist philologist philosopher photographer physician physicist pianist pilgrim pioneer pirate
    plaintiff planner plasterer player playwright plumber poet police policeman policymaker politician pope practitioner
    preacher prefect premier president priest prince princess printer prisoner professor programmer promisee promiser
    promisor proponent proprietor prosecutor protester psychiatrist publisher pupil puritan quaker queen rabbi reader
    rebel recruit referee reformer refugee reporter representative researcher resident respondent reviewer rider
    ritualist rival ruler sailor saint salesman samurai satirist scholar schoolmaster scientist scribe sculptor seaman
    secretary seller senator serf sergeant servant settler shareholder shepherd sheriff shipbuilder shipowner shopkeeper
    shopper sibling signaller signalman singer sister skipper smoker smuggler soldier solicitor soloist son soprano
    sovereign speaker specialist spectator speculator spokesman sponsor spouse spy squatter statesman statistician
    stonemason stranger strategist student subscriber sufferer sultan supervisor supporter surgeon surveyor survivor
    swimmer swordsman tailor tanner taxpayer teacher teenager tenant tenor testator theologian theorist therapist thief
    toddler tourist trader trainee trainer traveler traveller treasurer trespasser troubadour trustee tutor tyrant
    umpire uncle user usher vassal vendor veteran viceroy victim villager villein violinist virtuoso visitor volunteer
    voter walker warden warrior watchmaker watchman weaver whistleblower widow widower wife winner witness woman worker
    workman worshipper wrestler writer youngster youth zoologist
    """.split()
)


_NO_PERSONS = frozenset(
    """
    placeholder pacemaker acumen abdomen albumen bitumen cyclamen foramen human lumen nomen omen regimen semen specimen stamen
    talisman roman german ottoman
    """.split()
)


def names_a_person(noun: str) -> bool:
    """Tell whether a noun (its base form) says what a person is."""
    word = noun.lower()
    is_made = word.endswith(_ENDINGS) or (len(word) > 4 and word.endswith(("man", "men")))
    return word in _PERSONS or (is_made and word not in _NO_PERSONS)
