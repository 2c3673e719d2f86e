"""What an entry looks like in YAML, JSON and JSON Lines: the pydantic schema, and the same as JSON Schema."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, RootModel

Texts = str | list[str]
"""A text, or several: paragraphs or items."""

NAMES_OF_TERM = ("term", "title", "name")
NAMES_OF_ALIASES = ("aliases", "synonyms")
NAMES_OF_URL = ("url", "link", "source")
NAMES_OF_DEFINITION = ("definition", "meaning")


class SectionFields(BaseModel):
    """A section with its heading."""

    model_config = ConfigDict(extra="forbid")

    heading: Annotated[str, Field(description="The heading, as it should be shown", min_length=1)]
    text: Annotated[Texts, Field(description="The section's text: one paragraph, or a list of paragraphs")]


class EntryFields(BaseModel):
    """One entry. Any key that is not named here is a section with that key as its heading."""

    model_config = ConfigDict(extra="allow", title="Entry")
    __pydantic_extra__: dict[str, Texts]

    id: Annotated[str | None, Field(description="What the entry is called in files; else made from the term")] = None
    term: Annotated[str | None, Field(description="What the entry is about")] = None
    title: Annotated[str | None, Field(description="The same as term")] = None
    name: Annotated[str | None, Field(description="The same as term")] = None
    aliases: Annotated[Texts, Field(description="Other names of the term, as a list or separated by commas")] = []
    synonyms: Annotated[Texts, Field(description="The same as aliases")] = []
    tags: Annotated[Texts, Field(description="Tags, as a list or separated by commas")] = []
    url: Annotated[str | None, Field(description="Where the text comes from")] = None
    link: Annotated[str | None, Field(description="The same as url")] = None
    source: Annotated[str | None, Field(description="The same as url")] = None
    definition: Annotated[Texts, Field(description="The first section: what the term means")] = []
    meaning: Annotated[Texts, Field(description="The same as definition")] = []
    sections: Annotated[
        dict[str, Texts] | list[SectionFields],
        Field(description="The other sections: heading and text, in reading order"),
    ] = {}


class EntriesFields(BaseModel):
    """Several entries under one key."""

    model_config = ConfigDict(extra="forbid", title="Entries")

    entries: list[EntryFields]


class EntryFile(RootModel[EntryFields | list[EntryFields] | EntriesFields]):
    """A file of entries: one entry, a list of them, or a list under "entries"; a line of JSON Lines is one entry."""

    model_config = ConfigDict(title="Entries for cards")


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a YAML or JSON file of entries."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | EntryFile.model_json_schema()
