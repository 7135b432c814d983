"""Encodings of one byte for each character, handlers of errors that programs register, and codecs
that they register: what str.encode() and bytes.decode() do not know by themselves.
"""

# What stands from 0x80 on; where there are only 96 characters, from 0xa0 on.
_TABLES = {
    'cp437':
        'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙'
        '╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xa0',
    'cp850':
        'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊË'
        'ÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\xad±‗¾¶§÷¸°¨·¹³²■\xa0',
    'cp866':
        'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙'
        '╘╒╓╫╪┘┌█▄▌▐▀рстуфхцчшщъыьэюяЁёЄєЇїЎў°∙·√№¤■\xa0',
    'cp1250':
        '€�‚�„…†‡�‰Š‹ŚŤŽŹ�‘’“”•–—�™š›śťžź\xa0ˇ˘Ł¤Ą¦§¨©Ş«¬\xad®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľżŔÁÂĂÄĹĆÇČÉĘËĚÍ'
        'ÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙',
    'cp1251':
        'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—�™љ›њќћџ\xa0ЎўЈ¤Ґ¦§Ё©Є«¬\xad®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМН'
        'ОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя',
    'cp1253':
        '€�‚ƒ„…†‡�‰�‹�����‘’“”•–—�™�›����\xa0΅Ά£¤¥¦§¨©�«¬\xad®―°±²³΄µ¶·ΈΉΊ»Ό½ΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝ'
        'ΞΟΠΡ�ΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ�',
    'cp1254':
        '€�‚ƒ„…†‡ˆ‰Š‹Œ����‘’“”•–—˜™š›œ��Ÿ\xa0¡¢£¤¥¦§¨©ª«¬\xad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍ'
        'ÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞßàáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ',
    'iso88592':
        '\xa0Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\xadŽŻ°ą˛ł´ľśˇ¸šşťź˝žżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěí'
        'îďđńňóôőö÷řůúűüýţ˙',
    'iso88595':
        '\xa0ЁЂЃЄЅІЇЈЉЊЋЌ\xadЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэ'
        'юя№ёђѓєѕіїјљњћќ§ўџ',
    'iso88597':
        '\xa0‘’£€₯¦§¨©ͺ«¬\xad�―°±²³΄΅Ά·ΈΉΊ»Ό½ΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ�ΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζηθικλμν'
        'ξοπρςστυφχψωϊϋόύώ�',
    'iso88599':
        '\xa0¡¢£¤¥¦§¨©ª«¬\xad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞßàáâãäåæçèéêëìí'
        'îïğñòóôõö÷øùúûüışÿ',
    'iso885915':
        '\xa0¡¢£€¥Š§š©ª«¬\xad®¯°±²³Žµ¶·ž¹º»ŒœŸ¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìí'
        'îïðñòóôõö÷øùúûüýþÿ',
    'koi8r':
        '─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\xa0⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©юабцдефгхийклмноп'
        'ярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ',
    'koi8u':
        '─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\xa0⌡°²·÷═║╒ёє╔ії╗╘╙╚╛ґ╝╞╟╠╡ЁЄ╣ІЇ╦╧╨╩╪Ґ╬©юабцдефгхийклмноп'
        'ярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ',
    'macroman':
        'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\xa0ÀÃÕŒœ–'
        '—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
}

_ALIASES = {'latin2': 'iso88592', 'l2': 'iso88592', 'cyrillic': 'iso88595', 'greek': 'iso88597',
            'latin5': 'iso88599', 'l5': 'iso88599', 'latin9': 'iso885915', 'l9': 'iso885915',
            'macintosh': 'macroman'}
_searches = []


def _plain(encoding):
    name = encoding.lower().replace('-', '').replace('_', '').replace(' ', '')
    name = name.replace('windows', 'cp').replace('ibm', 'cp')
    return 'cp' + name if name.isdecimal() else _ALIASES.get(name, name)


def shown_name(encoding):
    """What codecs.lookup() calls it; None: it is not here."""
    name = _plain(encoding)
    if name in _TABLES:
        for start in ('iso8859', 'koi8', 'mac'):
            if name.startswith(start):
                return f'{start}-{name[len(start):]}'
        return name


def _characters(encoding):
    table = _TABLES.get(_plain(encoding))
    if table is None:
        return None
    if len(table) == 96:
        table = ''.join(map(chr, range(0x80, 0xa0))) + table
    return ''.join(map(chr, range(0x80))) + table


def _encode_by_table(text, bytes_of):
    result = bytearray()
    for start, character in enumerate(text):
        byte = bytes_of.get(character)
        if byte is None:
            end = start + 1
            while end < len(text) and text[end] not in bytes_of:
                end += 1
            raise UnicodeEncodeError('charmap', text, start, end, 'character maps to <undefined>')
        result.append(byte)
    return bytes(result)


def _decode_by_table(data, characters):
    text = ''.join([characters[byte] for byte in data])
    wrong = text.find('\ufffd')
    if wrong >= 0:
        raise UnicodeDecodeError('charmap', data, wrong, wrong + 1,
                                 'character maps to <undefined>')
    return text


def _search(encoding):
    name = encoding.lower().replace(' ', '_').replace('-', '_')
    for search in _searches:
        info = search(name)
        if info is not None:
            return info


def _registered(encoding, function):
    info = _search(encoding)
    if info is not None:
        return info
    from codecs import _transform
    if _transform(encoding):
        raise LookupError(f'{encoding!r} is not a text encoding; use codecs.{function}() to handle '
                          'arbitrary codecs')


def encode(text, encoding, errors, known):
    """What str.encode() does with an encoding or a handler that it does not know."""
    characters = None if known else _characters(encoding)
    if characters:
        bytes_of = {character: byte for byte, character in enumerate(characters)}
        bytes_of.pop('\ufffd', None)

        def strictly(part):
            return _encode_by_table(part, bytes_of)
    elif known:
        def strictly(part):
            return part.encode(encoding)
    else:
        info = _registered(encoding, 'encode')
        if info is None:
            raise LookupError(f'unknown encoding: {encoding}')
        return info[0](text, errors)[0]
    result, position = b'', 0
    while True:
        try:
            return result + strictly(text[position:])
        except UnicodeEncodeError as error:
            if errors == 'strict':
                raise
            start = error.start + position
            problem = UnicodeEncodeError(error.encoding, text, start, error.end + position,
                                         error.reason)
        done = text[position:start]
        new, position = _handled(problem, errors, 'encoding', (str, bytes), len(text))
        result += strictly(done) + (new if isinstance(new, bytes) else strictly(new))


def decode(data, encoding, errors, known):
    """What bytes.decode() does with an encoding or a handler that it does not know."""
    characters = None if known else _characters(encoding)
    if characters:
        def strictly(part):
            return _decode_by_table(part, characters)
    elif known:
        def strictly(part):
            return part.decode(encoding)
    else:
        info = _registered(encoding, 'decode')
        if info is None:
            raise LookupError(f'unknown encoding: {encoding}')
        return info[1](data, errors)[0]
    result, position = '', 0
    while True:
        try:
            return result + strictly(data[position:])
        except UnicodeDecodeError as error:
            if errors == 'strict':
                raise
            start = error.start + position
            problem = UnicodeDecodeError(error.encoding, data, start, error.end + position,
                                         error.reason)
        done = data[position:start]
        new, position = _handled(problem, errors, 'decoding', str, len(data))
        result += strictly(done) + new


def _handled(problem, errors, what, types, size):
    answer = lookup_error(errors)(problem)
    if not (isinstance(answer, tuple) and len(answer) == 2 and isinstance(answer[0], types)
            and isinstance(answer[1], int)):
        shown = 'str/bytes' if what == 'encoding' else 'str'
        raise TypeError(f'{what} error handler must return ({shown}, int) tuple')
    position = answer[1] + (size if answer[1] < 0 else 0)
    if not 0 <= position <= size:
        raise IndexError(f'position {answer[1]} from error handler out of bounds')
    return answer[0], position


# --- Handlers -----------------------------------------------------------------------------------

def strict_errors(error, /):
    """Raise it."""
    raise error


def _by_ascii(name):
    def handle(error, /):
        wrong = error.object[error.start:error.end]
        if isinstance(wrong, str):
            return wrong.encode('ascii', name).decode(), error.end
        if name in ('xmlcharrefreplace', 'namereplace'):
            raise TypeError("don't know how to handle UnicodeDecodeError in error callback")
        return wrong.decode('ascii', name), error.end

    handle.__name__ = handle.__qualname__ = f'{name}_errors'
    handle.__doc__ = f'What {name!r} stands for.'
    return handle


def surrogateescape(error, /):
    """Bytes that are no characters go through as lone surrogates."""
    wrong = error.object[error.start:error.end]
    try:
        if isinstance(wrong, str):
            return wrong.encode('ascii', 'surrogateescape'), error.end
        return wrong.decode('ascii', 'surrogateescape'), error.end
    except UnicodeError:
        raise error from None


_handlers = {'strict': strict_errors, 'surrogateescape': surrogateescape}
for _name in ('ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace'):
    _handlers[_name] = globals()[f'{_name}_errors'] = _by_ascii(_name)


def register_error(errors, handler, /):
    """Name a function that is called with the error and gives (what stands for it, where to go
    on)."""
    if not callable(handler):
        raise TypeError('handler must be callable')
    _handlers[errors] = handler


def lookup_error(errors, /):
    """The function of this name."""
    if errors not in _handlers:
        raise LookupError(f'unknown error handler name {errors!r}')
    return _handlers[errors]


def register(search_function, /):
    """Add a function that gives the CodecInfo for a name, or None."""
    if not callable(search_function):
        raise TypeError('argument must be callable')
    _searches.append(search_function)


def unregister(search_function, /):
    """Take it away again."""
    if search_function in _searches:
        _searches.remove(search_function)
