"""Legacy records from a file to the register: read, checked, matched, told, confirmed, written, and undone."""
