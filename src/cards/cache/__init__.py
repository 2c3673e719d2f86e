"""What was made of each entry, kept between builds so that an unchanged entry is neither parsed nor written again."""
