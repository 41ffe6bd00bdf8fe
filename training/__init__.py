"""The training of digital teachers: sessions, persons, records, accreditation, imports."""
