"""Makes a program small while it keeps a property, by leaving out lines and blocks."""


def indentation(line):
    return len(line) - len(line.lstrip())


def block_end(lines, start):
    """Past the last line that is indented deeper than `start`."""
    depth = indentation(lines[start])
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or indentation(lines[end]) > depth):
        end += 1
    return end


def smaller(lines):
    """Variants of a program, the boldest first."""
    for length in (16, 8, 4, 2):
        for start in range(0, len(lines) - length + 1, max(1, length // 2)):
            yield lines[:start] + lines[start + length:]
    for start in range(len(lines) - 1, -1, -1):
        end = block_end(lines, start)
        yield lines[:start] + lines[end:]
        if end > start + 1:
            body = lines[start + 1:end]
            yield lines[:start] + [line[4:] for line in body] + lines[end:]
            yield lines[:start + 1] + [" " * (indentation(lines[start]) + 4) + "pass"] + lines[end:]
            # try, its handlers and what follows them go together
            last = end
            while last < len(lines) and lines[last].lstrip().startswith(("except", "finally:", "else:")) and (
                    indentation(lines[last]) == indentation(lines[start])):
                last = block_end(lines, last)
            if last > end:
                yield lines[:start] + [line[4:] for line in body] + lines[last:]
                yield lines[:start] + lines[last:]


def compiles(source):
    try:
        compile(source, "scenario.py", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


def shrink(source, keeps):
    """The smallest variant found that compiles and that `keeps` says yes to."""
    lines = [line for line in source.splitlines() if line.strip()]
    tried = {source}
    going_on = True
    while going_on:
        going_on = False
        for variant in smaller(lines):
            text = "\n".join(variant) + "\n"
            if text in tried or len(variant) == len(lines) and variant == lines:
                continue
            tried.add(text)
            if compiles(text) and keeps(text):
                lines = variant
                going_on = True
                break
    return "\n".join(lines) + "\n"
