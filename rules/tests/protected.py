"""People whose restricted details are looked for in free text. Everybody is fictional."""

from typing import Any

from rules.leaks import Detail, Protected, found_in

SASKIA = Protected("KA-1", Detail.NAME, "Saskia Orrell-Finch")
STREET = Protected("KA-1", Detail.ADDRESS, "Flat 2, 14 Larchmoor Crescent, Wexbridge, WX1 2AB")
PHONE = Protected("KA-1", Detail.TELEPHONE, "07700 900431")
BORN = Protected("KA-1", Detail.BORN, "1991-06-02")
SCHOOL = Protected("CH-1", Detail.SCHOOL, "Alderbrook Infants")
MARYS = Protected("CH-2", Detail.SCHOOL, "St Mary’s Primary")
GRACE = Protected("KA-2", Detail.NAME, "Grace Hill")
OBRIEN = Protected("KA-3", Detail.NAME, "Siobhán O’Brien")
EVERYBODY = (SASKIA, STREET, PHONE, BORN, SCHOOL, MARYS, GRACE, OBRIEN)


def words_in(text: str, *protected: Protected, **more: Any) -> list[str]:
    return [words for _, words in found_in([text], protected or EVERYBODY, **more)]
