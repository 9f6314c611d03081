"""What Biopython, NumPy and SciPy say of structures, by template. Each is imported where it is used: no interpreter has all."""
import io


def pdb_atoms(settings, text):
    from Bio.PDB import PDBParser

    structure = PDBParser(QUIET=True).get_structure("x", io.StringIO(text))
    atoms = []
    for residue in structure[min(model.id for model in structure)].get_residues():
        if settings["het"] == "all but water" and residue.get_resname() == "HOH":
            continue
        for atom in residue.get_unpacked_list():
            _, number, code = residue.id
            atoms.append((atom.serial_number, [atom.name, residue.get_resname(), f"{number}{code.strip()}", *(round(float(value), 3) for value in atom.coord)]))
    return [atom for _, atom in sorted(atoms)]


def backbone_dihedrals(settings, residues):
    from Bio.PDB.vectors import Vector, calc_dihedral

    atoms = [Vector(residue[name]) for residue in residues for name in ("n", "ca", "c")]
    offset = {"phi": -1, "psi": 0, "omega": 1}[settings["angle"]]
    starts = [3 * i + offset for i in range(len(residues))]
    return [calc_dihedral(*atoms[start:start + 4]) if 0 <= start <= len(atoms) - 4 else None for start in starts]


def protein_charge(settings, protein, ph):
    from Bio.SeqUtils.IsoelectricPoint import IsoelectricPoint

    return IsoelectricPoint(protein).charge_at_pH(ph)


def residue_sequence(settings, residues):
    from Bio.SeqUtils import seq1

    return "".join(seq1(name, undef_code="X") for name, _, _ in residues)


def radius_of_gyration(settings, atoms):
    import numpy as np

    points = np.array([atom[1:] for atom in atoms], dtype=float)
    weights = [{"H": 1.008, "C": 12.011, "N": 14.007, "O": 15.999, "S": 32.06}[atom[0]] for atom in atoms]
    centre = np.average(points, axis=0, weights=weights)
    return float(np.sqrt(np.average(((points - centre) ** 2).sum(axis=1), weights=weights)))


def contact_map(settings, residues, cutoff):
    import numpy as np
    from scipy.spatial.distance import pdist, squareform

    if len(residues) < 2:
        return []
    near = squareform(pdist(np.array([residue["ca"] for residue in residues], dtype=float))) <= cutoff
    return [[int(i), int(j)] for i, j in zip(*np.nonzero(np.triu(near, 1)))]


def rmsd(settings, model, target):
    import numpy as np

    a, b = ({(number, name): point for number, name, *point in atoms} for atoms in (model, target))
    keys = sorted(a.keys() & b.keys())
    x, y = (np.array([points[key] for key in keys], dtype=float) for points in (a, b))
    return float(np.sqrt(((x - x.mean(axis=0) - y + y.mean(axis=0)) ** 2).sum(axis=1).mean()))
