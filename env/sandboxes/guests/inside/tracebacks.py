"""An exception as an agent should read it: its own frames with their source lines, nothing of the sandbox."""
import traceback

FILENAME = '<agent>'
MAX_FRAMES = 12
MAX_MESSAGE = 2_000
MAX_TRACEBACK = 8_000


def describe(error, source):
    """The fields `t` (text), `et` (type), `em` (message) and `el` (line, when known) of a report."""
    lines = source.splitlines()
    own = _own_frames(error.__traceback__)
    text = []
    if own:
        text.append('Traceback (most recent call last):')
        shown = own if len(own) <= MAX_FRAMES else own[:MAX_FRAMES // 2] + [None] + own[-MAX_FRAMES // 2:]
        for entry in shown:
            if entry is None:
                text.append(f'  [{len(own) - MAX_FRAMES} more frames]')
                continue
            line, name = entry
            text.append(f'  File "{FILENAME}", line {line}, in {name}')
            if 0 < line <= len(lines):
                text.append('    ' + lines[line - 1].strip()[:500])
    kind = type(error)
    text.append(''.join(traceback.format_exception_only(kind, error)).rstrip()[:MAX_MESSAGE])
    report = {'t': '\n'.join(text)[:MAX_TRACEBACK], 'et': kind.__name__[:200], 'em': str(error)[:MAX_MESSAGE]}
    line = own[-1][0] if own else getattr(error, 'lineno', None) if isinstance(error, SyntaxError) else None
    if type(line) is int and line > 0:
        report['el'] = line
    return report


def _own_frames(link):
    frames = []
    while link is not None and len(frames) < 100_000:
        code = link.tb_frame.f_code
        if code.co_filename == FILENAME:
            frames.append((link.tb_lineno, code.co_name))
        link = link.tb_next
    return frames
