"""The forms of 2019 and 2021 as data: names shared by reading and by rules."""
