"""The locale, which is always C with UTF-8."""

__all__ = ["LC_ALL", "LC_COLLATE", "LC_CTYPE", "LC_MESSAGES", "LC_MONETARY", "LC_NUMERIC",
           "LC_TIME", "Error", "format_string", "getlocale", "getencoding",
           "getpreferredencoding", "localeconv", "setlocale", "strcoll", "strxfrm", "str", "atof",
           "atoi", "currency"]

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127


class Error(Exception):
    """The locale is not known."""


def setlocale(category, locale=None):
    """Only the locale that is there can be chosen."""
    if locale in (None, "", "C", "POSIX", "C.UTF-8", "C.utf8"):
        return "C.UTF-8" if category in (LC_CTYPE, LC_ALL) else "C"
    raise Error("unsupported locale setting")


def getlocale(category=LC_CTYPE):
    """Language and encoding."""
    return ("C", "UTF-8") if category == LC_CTYPE else (None, None)


def getencoding():
    """The encoding of files."""
    return "utf-8"


def getpreferredencoding(do_setlocale=True):
    """The encoding of files."""
    return "utf-8"


def localeconv():
    """How numbers are written."""
    return {"int_curr_symbol": "", "currency_symbol": "", "mon_decimal_point": "",
            "mon_thousands_sep": "", "mon_grouping": [], "positive_sign": "",
            "negative_sign": "", "int_frac_digits": CHAR_MAX, "frac_digits": CHAR_MAX,
            "p_cs_precedes": CHAR_MAX, "p_sep_by_space": CHAR_MAX, "n_cs_precedes": CHAR_MAX,
            "n_sep_by_space": CHAR_MAX, "p_sign_posn": CHAR_MAX, "n_sign_posn": CHAR_MAX,
            "decimal_point": ".", "thousands_sep": "", "grouping": []}


def format_string(f, val, grouping=False, monetary=False):
    """f % val: this locale groups nothing."""
    return f % val


def currency(val, symbol=True, grouping=False, international=False):
    """This locale has no currency."""
    raise ValueError("Currency formatting is not possible using the 'C' locale.")


def strcoll(a, b, /):
    """Whether a stands before, at or behind b."""
    return (a > b) - (a < b)


def strxfrm(string, /):
    """What compares as the text does."""
    return string


def str(val):
    """The number as text."""
    return "%.12g" % val


def atof(string, func=float):
    """The number that a text says."""
    return func(string)


def atoi(string):
    """The integer that a text says."""
    return int(string)
