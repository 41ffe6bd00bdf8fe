"""Dates of the admin in Thai: 21 ก.ย. 2569 14:30 น., short enough for a list."""

DATE_FORMAT = "j M Y"
TIME_FORMAT = "H:i น."
DATETIME_FORMAT = "j M Y H:i น."
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "j F"
