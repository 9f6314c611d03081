/**
 * How a published program is tried: its own main is run with the function in place, and what it prints is the result, as
 * numbers and words. Main takes its inputs from seeded random numbers; other seeds are the hidden inputs.
 */

export interface Entry {
  /** What the module runs as a program. */
  readonly entry: string;
  readonly function: string;
  /** The class that the function is a member of. */
  readonly owner: string | null;
}

/** A program that defines `through(function, offset)`; the offset is added to every seed, 0 is the published run. */
export const throughMain = ({ entry, function: name, owner }: Entry): string => `
def through(function, offset):
    import contextlib, io, random, re, sys

    def shifted(seed):
        return lambda value=None, *rest, **named: seed(value + offset if isinstance(value, int) else value, *rest, **named)

    modules = [random] + [sys.modules[each] for each in ("numpy.random",) if each in sys.modules]
    seeds = [module.seed for module in modules]
    ${owner === null ? 'pass' : `setattr(${owner}, ${JSON.stringify(name)}, function)`}
    printed = io.StringIO()
    try:
        for module, seed in zip(modules, seeds):
            if offset:
                seed(offset)
            module.seed = shifted(seed)
        with contextlib.redirect_stdout(printed):
            exec(${JSON.stringify(entry)}, globals())
    finally:
        for module, seed in zip(modules, seeds):
            module.seed = seed
    number = r"[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?"
    return [float(token) if re.fullmatch(number, token) else token for token in re.findall(number + r"|[^\\s\\d]+", printed.getvalue())]
`;
