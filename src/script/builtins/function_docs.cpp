#include "script/builtins/functions.hpp"

// The __doc__ of the builtin functions, in CPython's words, as programs that show it expect.

namespace looplane::script {

namespace {

struct FunctionDoc {
  std::string_view name;
  std::string_view text;
};

constexpr FunctionDoc docs[] = {
    {"abs", "Return the absolute value of the argument."},
    {"aiter", "Return an AsyncIterator for an AsyncIterable object."},
    {"all",
     "Return True if bool(x) is True for all values x in the iterable.\n"
     "\n"
     "If the iterable is empty, return True."},
    {"anext",
     "Return the next item from the async iterator.\n"
     "\n"
     "If default is given and the async iterator is exhausted,\n"
     "it is returned instead of raising StopAsyncIteration."},
    {"any",
     "Return True if bool(x) is True for any x in the iterable.\n"
     "\n"
     "If the iterable is empty, return False."},
    {"ascii",
     "Return an ASCII-only representation of an object.\n"
     "\n"
     "As repr(), return a string containing a printable representation of an\n"
     "object, but escape the non-ASCII characters in the string returned by\n"
     "repr() using \\\\x, \\\\u or \\\\U escapes. This generates a string similar\n"
     "to that returned by repr() in Python 2."},
    {"bin",
     "Return the binary representation of an integer.\n"
     "\n"
     "   >>> bin(2796202)\n"
     "   '0b1010101010101010101010'"},
    {"breakpoint",
     "Call sys.breakpointhook(*args, **kws).  sys.breakpointhook() must accept\n"
     "whatever arguments are passed.\n"
     "\n"
     "By default, this drops you into the pdb debugger."},
    {"callable",
     "Return whether the object is callable (i.e., some kind of function).\n"
     "\n"
     "Note that classes are callable, as are instances of classes with a\n"
     "__call__() method."},
    {"chr", "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff."},
    {"compile",
     "Compile source into a code object that can be executed by exec() or eval().\n"
     "\n"
     "The source code may represent a Python module, statement or expression.\n"
     "The filename will be used for run-time error messages.\n"
     "The mode must be 'exec' to compile a module, 'single' to compile a\n"
     "single (interactive) statement, or 'eval' to compile an expression.\n"
     "The flags argument, if present, controls which future statements influence\n"
     "the compilation of the code.\n"
     "The dont_inherit argument, if true, stops the compilation inheriting\n"
     "the effects of any future statements in effect in the code calling\n"
     "compile; if absent or false these statements do influence the compilation,\n"
     "in addition to any features explicitly specified."},
    {"delattr",
     "Deletes the named attribute from the given object.\n"
     "\n"
     "delattr(x, 'y') is equivalent to ``del x.y``"},
    {"dir",
     "dir([object]) -> list of strings\n"
     "\n"
     "If called without an argument, return the names in the current scope.\n"
     "Else, return an alphabetized list of names comprising (some of) the attributes\n"
     "of the given object, and of attributes reachable from it.\n"
     "If the object supplies a method named __dir__, it will be used; otherwise\n"
     "the default dir() logic is used and returns:\n"
     "  for a module object: the module's attributes.\n"
     "  for a class object:  its attributes, and recursively the attributes\n"
     "    of its bases.\n"
     "  for any other object: its attributes, its class's attributes, and\n"
     "    recursively the attributes of its class's base classes."},
    {"divmod", "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x."},
    {"eval",
     "Evaluate the given source in the context of globals and locals.\n"
     "\n"
     "The source may be a string representing a Python expression\n"
     "or a code object as returned by compile().\n"
     "The globals must be a dictionary and locals can be any mapping,\n"
     "defaulting to the current globals and locals.\n"
     "If only globals is given, locals defaults to it."},
    {"exec",
     "Execute the given source in the context of globals and locals.\n"
     "\n"
     "The source may be a string representing one or more Python statements\n"
     "or a code object as returned by compile().\n"
     "The globals must be a dictionary and locals can be any mapping,\n"
     "defaulting to the current globals and locals.\n"
     "If only globals is given, locals defaults to it.\n"
     "The closure must be a tuple of cellvars, and can only be used\n"
     "when source is a code object requiring exactly that many cellvars."},
    {"format",
     "Return type(value).__format__(value, format_spec)\n"
     "\n"
     "Many built-in types implement format_spec according to the\n"
     "Format Specification Mini-language. See help('FORMATTING').\n"
     "\n"
     "If type(value) does not supply a method named __format__\n"
     "and format_spec is empty, then str(value) is returned.\n"
     "See also help('SPECIALMETHODS')."},
    {"getattr",
     "getattr(object, name[, default]) -> value\n"
     "\n"
     "Get a named attribute from an object; getattr(x, 'y') is equivalent to x.y.\n"
     "When a default argument is given, it is returned when the attribute doesn't\n"
     "exist; without it, an exception is raised in that case."},
    {"globals",
     "Return the dictionary containing the current scope's global variables.\n"
     "\n"
     "NOTE: Updates to this dictionary *will* affect name lookups in the current\n"
     "global scope and vice-versa."},
    {"hasattr",
     "Return whether the object has an attribute with the given name.\n"
     "\n"
     "This is done by calling getattr(obj, name) and catching AttributeError."},
    {"hash",
     "Return the hash value for the given object.\n"
     "\n"
     "Two objects that compare equal must also have the same hash value, but the\n"
     "reverse is not necessarily true."},
    {"hex",
     "Return the hexadecimal representation of an integer.\n"
     "\n"
     "   >>> hex(12648430)\n"
     "   '0xc0ffee'"},
    {"id",
     "Return the identity of an object.\n"
     "\n"
     "This is guaranteed to be unique among simultaneously existing objects.\n"
     "(CPython uses the object's memory address.)"},
    {"input",
     "Read a string from standard input.  The trailing newline is stripped.\n"
     "\n"
     "The prompt string, if given, is printed to standard output without a\n"
     "trailing newline before reading input.\n"
     "\n"
     "If the user hits EOF (*nix: Ctrl-D, Windows: Ctrl-Z+Return), raise EOFError.\n"
     "On *nix systems, readline is used if available."},
    {"isinstance",
     "Return whether an object is an instance of a class or of a subclass thereof.\n"
     "\n"
     "A tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to\n"
     "check against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)\n"
     "or ...`` etc."},
    {"issubclass",
     "Return whether 'cls' is derived from another class or is the same class.\n"
     "\n"
     "A tuple, as in ``issubclass(x, (A, B, ...))``, may be given as the target to\n"
     "check against. This is equivalent to ``issubclass(x, A) or issubclass(x, B)\n"
     "or ...``."},
    {"iter",
     "iter(iterable) -> iterator\n"
     "iter(callable, sentinel) -> iterator\n"
     "\n"
     "Get an iterator from an object.  In the first form, the argument must\n"
     "supply its own iterator, or be a sequence.\n"
     "In the second form, the callable is called until it returns the sentinel."},
    {"len", "Return the number of items in a container."},
    {"locals",
     "Return a dictionary containing the current scope's local variables.\n"
     "\n"
     "NOTE: Whether or not updates to this dictionary will affect name lookups in\n"
     "the local scope and vice-versa is *implementation dependent* and not\n"
     "covered by any backwards compatibility guarantees."},
    {"max",
     "max(iterable, *[, default=obj, key=func]) -> value\n"
     "max(arg1, arg2, *args, *[, key=func]) -> value\n"
     "\n"
     "With a single iterable argument, return its biggest item. The\n"
     "default keyword-only argument specifies an object to return if\n"
     "the provided iterable is empty.\n"
     "With two or more positional arguments, return the largest argument."},
    {"min",
     "min(iterable, *[, default=obj, key=func]) -> value\n"
     "min(arg1, arg2, *args, *[, key=func]) -> value\n"
     "\n"
     "With a single iterable argument, return its smallest item. The\n"
     "default keyword-only argument specifies an object to return if\n"
     "the provided iterable is empty.\n"
     "With two or more positional arguments, return the smallest argument."},
    {"next",
     "next(iterator[, default])\n"
     "\n"
     "Return the next item from the iterator. If default is given and the iterator\n"
     "is exhausted, it is returned instead of raising StopIteration."},
    {"oct",
     "Return the octal representation of an integer.\n"
     "\n"
     "   >>> oct(342391)\n"
     "   '0o1234567'"},
    {"open",
     "Open file and return a stream.  Raise OSError upon failure.\n"
     "\n"
     "file is either a text or byte string giving the name (and the path\n"
     "if the file isn't in the current working directory) of the file to\n"
     "be opened or an integer file descriptor of the file to be\n"
     "wrapped. (If a file descriptor is given, it is closed when the\n"
     "returned I/O object is closed, unless closefd is set to False.)\n"
     "\n"
     "mode is an optional string that specifies the mode in which the file\n"
     "is opened. It defaults to 'r' which means open for reading in text\n"
     "mode.  Other common values are 'w' for writing (truncating the file if\n"
     "it already exists), 'x' for creating and writing to a new file, and\n"
     "'a' for appending (which on some Unix systems, means that all writes\n"
     "append to the end of the file regardless of the current seek position).\n"
     "In text mode, if encoding is not specified the encoding used is platform\n"
     "dependent: locale.getencoding() is called to get the current locale encoding.\n"
     "(For reading and writing raw bytes use binary mode and leave encoding\n"
     "unspecified.) The available modes are:\n"
     "\n"
     "========= ===============================================================\n"
     "Character Meaning\n"
     "--------- ---------------------------------------------------------------\n"
     "'r'       open for reading (default)\n"
     "'w'       open for writing, truncating the file first\n"
     "'x'       create a new file and open it for writing\n"
     "'a'       open for writing, appending to the end of the file if it exists\n"
     "'b'       binary mode\n"
     "'t'       text mode (default)\n"
     "'+'       open a disk file for updating (reading and writing)\n"
     "========= ===============================================================\n"
     "\n"
     "The default mode is 'rt' (open for reading text). For binary random\n"
     "access, the mode 'w+b' opens and truncates the file to 0 bytes, while\n"
     "'r+b' opens the file without truncation. The 'x' mode implies 'w' and\n"
     "raises an `FileExistsError` if the file already exists.\n"
     "\n"
     "Python distinguishes between files opened in binary and text modes,\n"
     "even when the underlying operating system doesn't. Files opened in\n"
     "binary mode (appending 'b' to the mode argument) return contents as\n"
     "bytes objects without any decoding. In text mode (the default, or when\n"
     "'t' is appended to the mode argument), the contents of the file are\n"
     "returned as strings, the bytes having been first decoded using a\n"
     "platform-dependent encoding or using the specified encoding if given.\n"
     "\n"
     "buffering is an optional integer used to set the buffering policy.\n"
     "Pass 0 to switch buffering off (only allowed in binary mode), 1 to select\n"
     "line buffering (only usable in text mode), and an integer > 1 to indicate\n"
     "the size of a fixed-size chunk buffer.  When no buffering argument is\n"
     "given, the default buffering policy works as follows:\n"
     "\n"
     "* Binary files are buffered in fixed-size chunks; the size of the buffer\n"
     "  is chosen using a heuristic trying to determine the underlying device's\n"
     "  \"block size\" and falling back on `io.DEFAULT_BUFFER_SIZE`.\n"
     "  On many systems, the buffer will typically be 4096 or 8192 bytes long.\n"
     "\n"
     "* \"Interactive\" text files (files for which isatty() returns True)\n"
     "  use line buffering.  Other text files use the policy described above\n"
     "  for binary files.\n"
     "\n"
     "encoding is the name of the encoding used to decode or encode the\n"
     "file. This should only be used in text mode. The default encoding is\n"
     "platform dependent, but any encoding supported by Python can be\n"
     "passed.  See the codecs module for the list of supported encodings.\n"
     "\n"
     "errors is an optional string that specifies how encoding errors are to\n"
     "be handled---this argument should not be used in binary mode. Pass\n"
     "'strict' to raise a ValueError exception if there is an encoding error\n"
     "(the default of None has the same effect), or pass 'ignore' to ignore\n"
     "errors. (Note that ignoring encoding errors can lead to data loss.)\n"
     "See the documentation for codecs.register or run 'help(codecs.Codec)'\n"
     "for a list of the permitted encoding error strings.\n"
     "\n"
     "newline controls how universal newlines works (it only applies to text\n"
     "mode). It can be None, '', '\\n', '\\r', and '\\r\\n'.  It works as\n"
     "follows:\n"
     "\n"
     "* On input, if newline is None, universal newlines mode is\n"
     "  enabled. Lines in the input can end in '\\n', '\\r', or '\\r\\n', and\n"
     "  these are translated into '\\n' before being returned to the\n"
     "  caller. If it is '', universal newline mode is enabled, but line\n"
     "  endings are returned to the caller untranslated. If it has any of\n"
     "  the other legal values, input lines are only terminated by the given\n"
     "  string, and the line ending is returned to the caller untranslated.\n"
     "\n"
     "* On output, if newline is None, any '\\n' characters written are\n"
     "  translated to the system default line separator, os.linesep. If\n"
     "  newline is '' or '\\n', no translation takes place. If newline is any\n"
     "  of the other legal values, any '\\n' characters written are translated\n"
     "  to the given string.\n"
     "\n"
     "If closefd is False, the underlying file descriptor will be kept open\n"
     "when the file is closed. This does not work when a file name is given\n"
     "and must be True in that case.\n"
     "\n"
     "A custom opener can be used by passing a callable as *opener*. The\n"
     "underlying file descriptor for the file object is then obtained by\n"
     "calling *opener* with (*file*, *flags*). *opener* must return an open\n"
     "file descriptor (passing os.open as *opener* results in functionality\n"
     "similar to passing None).\n"
     "\n"
     "open() returns a file object whose type depends on the mode, and\n"
     "through which the standard file operations such as reading and writing\n"
     "are performed. When open() is used to open a file in a text mode ('w',\n"
     "'r', 'wt', 'rt', etc.), it returns a TextIOWrapper. When used to open\n"
     "a file in a binary mode, the returned class varies: in read binary\n"
     "mode, it returns a BufferedReader; in write binary and append binary\n"
     "modes, it returns a BufferedWriter, and in read/write mode, it returns\n"
     "a BufferedRandom.\n"
     "\n"
     "It is also possible to use a string or bytearray as a file for both\n"
     "reading and writing. For strings StringIO can be used like a file\n"
     "opened in a text mode, and for bytes a BytesIO can be used like a file\n"
     "opened in a binary mode."},
    {"ord", "Return the Unicode code point for a one-character string."},
    {"pow",
     "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments\n"
     "\n"
     "Some types, such as ints, are able to use a more efficient algorithm when\n"
     "invoked using the three argument form."},
    {"print",
     "Prints the values to a stream, or to sys.stdout by default.\n"
     "\n"
     "  sep\n"
     "    string inserted between values, default a space.\n"
     "  end\n"
     "    string appended after the last value, default a newline.\n"
     "  file\n"
     "    a file-like object (stream); defaults to the current sys.stdout.\n"
     "  flush\n"
     "    whether to forcibly flush the stream."},
    {"repr",
     "Return the canonical string representation of the object.\n"
     "\n"
     "For many object types, including most builtins, eval(repr(obj)) == obj."},
    {"round",
     "Round a number to a given precision in decimal digits.\n"
     "\n"
     "The return value is an integer if ndigits is omitted or None.  Otherwise\n"
     "the return value has the same type as the number.  ndigits may be negative."},
    {"setattr",
     "Sets the named attribute on the given object to the specified value.\n"
     "\n"
     "setattr(x, 'y', v) is equivalent to ``x.y = v``"},
    {"sorted",
     "Return a new list containing all items from the iterable in ascending order.\n"
     "\n"
     "A custom key function can be supplied to customize the sort order, and the\n"
     "reverse flag can be set to request the result in descending order."},
    {"sum",
     "Return the sum of a 'start' value (default: 0) plus an iterable of numbers\n"
     "\n"
     "When the iterable is empty, return the start value.\n"
     "This function is intended specifically for use with numeric values and may\n"
     "reject non-numeric types."},
    {"vars",
     "vars([object]) -> dictionary\n"
     "\n"
     "Without arguments, equivalent to locals().\n"
     "With an argument, equivalent to object.__dict__."},
};

}  // namespace

std::string_view function_doc(std::string_view name) {
  for (const FunctionDoc& doc : docs) {
    if (doc.name == name) return doc.text;
  }
  return {};
}

}  // namespace looplane::script
