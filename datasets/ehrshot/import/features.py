"""Opens a pickle of features in the sandbox: runs with the file beside it, in pieces that were written before.

Nothing but what makes up arrays is let in: the constructors of numpy arrays and scipy's sparse matrices, dates, and plain
containers. Any other name ends the reading. Afterwards `matrix`, `patients` and `times` stand for what is asked later.
"""
import pickle

import numpy as np
import scipy.sparse

MOST_COLUMNS = 768
PIECE = 400_000
NAMES = {
    ("builtins", "dict"), ("builtins", "list"), ("builtins", "tuple"), ("builtins", "set"), ("collections", "OrderedDict"), ("_codecs", "encode"),
    ("datetime", "datetime"), ("datetime", "date"),
    *((f"numpy.{core}.multiarray", name) for core in ("core", "_core") for name in ("_reconstruct", "scalar")),
    *((f"numpy.{core}.numeric", "_frombuffer") for core in ("core", "_core")),
    ("numpy", "ndarray"), ("numpy", "dtype"),
    *((f"scipy.sparse.{module}", name) for module in ("csr", "_csr", "csc", "_csc", "coo", "_coo") for name in (f"{module.strip('_')}_matrix", f"{module.strip('_')}_array")),
}


class Refused(Exception):
    pass


class Reader(pickle.Unpickler):
    def find_class(self, module, name):
        if (module, name) not in NAMES:
            raise Refused(f"it names {module}.{name}, which arrays do not need")
        return super().find_class(module, name)


def minutes(values):
    """Minutes since 1970 of dates, in whatever form; as text, since JSON and the channel have no such integers."""
    return np.asarray(values).astype("datetime64[m]").astype(np.int64)


def opened(file):
    try:
        found = Reader(file).load()
    except Refused as error:
        return f"refused, and nothing of it was run: {error}"
    except Exception as error:
        return f"it is no whole pickle ({type(error).__name__})"
    if isinstance(found, dict):
        if not {"data_matrix", "patient_ids", "labeling_time"} <= found.keys():
            return "the dict has no data_matrix, patient_ids and labeling_time"
        parts = found["data_matrix"], found["patient_ids"], found["labeling_time"]
    elif isinstance(found, (tuple, list)) and len(found) == 4:
        parts = found[0], found[1], found[3]
    else:
        return "it is neither a dict with data_matrix nor the four parts of count features"
    global matrix, patients, times
    try:
        matrix, patients, times = parts[0], np.asarray(parts[1]).astype(np.int64), minutes(parts[2])
        if scipy.sparse.issparse(matrix):
            # Of many thousand codes, those that most rows have.
            matrix = matrix.tocsc()
            often = np.sort(np.argsort(-np.diff(matrix.indptr), kind="stable")[:MOST_COLUMNS])
            matrix = matrix[:, often].tocsr()
        else:
            matrix = np.asarray(matrix)
        if matrix.ndim != 2 or not (matrix.shape[0] == len(patients) == len(times)):
            return "its parts are not of one length"
        if not np.issubdtype(matrix.dtype, np.number):
            return "its matrix holds no numbers"
    except (TypeError, ValueError) as error:
        return f"its parts are no arrays of numbers and times ({type(error).__name__})"
    return None


def told(text):
    return [text[at:at + PIECE] for at in range(0, len(text), PIECE)]


def rows(wanted):
    """Lines of CSV without their ends."""
    part = matrix[wanted]
    part = part.toarray() if scipy.sparse.issparse(part) else part
    return told("\n".join(",".join("" if value != value else f"{value:.5g}" for value in row) for row in part.astype(float).tolist()))


with open("features.pkl", "rb") as features:
    fault = opened(features)
answer = [fault] if fault is not None else ["", str(matrix.shape[1]), *told(" ".join(map(str, patients))), "|", *told(" ".join(map(str, times)))]
