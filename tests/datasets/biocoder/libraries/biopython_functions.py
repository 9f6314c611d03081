"""What Biopython says, by template: sequences, alignments, files."""
import io

from Bio import Align, SeqIO, motifs
from Bio.Align import substitution_matrices
from Bio.Seq import Seq
from Bio.SeqFeature import Location, SimpleLocation
from Bio.SeqUtils import ProtParamData, gc_fraction, molecular_weight
from Bio.SeqUtils.ProtParam import ProteinAnalysis


def gc_windows(settings, seq, window, step):
    # Biopython counts N as an unknown that is left out, or in the length.
    mode = {"left out": "remove", "counted in the length": "ignore"}[settings["ambiguous"]]
    return [gc_fraction(seq[i:i + window].upper(), mode) for i in range(0, len(seq) - window + 1, step)]


def translate_cds(settings, cds):
    return str(Seq(cds).translate(table=settings["table"], to_stop=settings["stop"] == "ends"))


def reverse_complement(settings, seq):
    return str(Seq(seq).reverse_complement())


def peptide_mass(settings, peptide, charge):
    return molecular_weight(peptide, "protein", monoisotopic=settings["masses"] == "monoisotopic", circular=settings["circular"])


def hydropathy_segments(settings, protein):
    window = settings["window"]
    means = ProteinAnalysis(protein).protein_scale(ProtParamData.kd, window, edge=1.0)
    covered = sorted({i for start, mean in enumerate(means) if mean > settings["threshold"] for i in range(start, start + window)})
    ends = [i for i in covered if i + 1 not in covered]
    return [[i, next(end for end in ends if end >= i)] for i in covered if i - 1 not in covered]


def global_alignment(settings, a, b):
    aligner = Align.PairwiseAligner(mode="global", open_gap_score=settings["gap"], extend_gap_score=settings["gap"])
    matrix = substitution_matrices.Array("ACGTN", dims=2, data=-1.0 * (substitution_matrices.np.ones((5, 5))))
    for base in "ACGT":
        matrix[base, base] = 1
    if settings["ambiguous"] == "scores 0":
        for base in "ACGTN":
            matrix["N", base] = matrix[base, "N"] = 0
    aligner.substitution_matrix = matrix
    if settings["ends"] == "free in both":
        aligner.end_gap_score = 0
    return aligner.score(a, b)


def local_alignment_score(settings, a, b):
    opening = settings["opening"] - (settings["first"] == "opening and extension")
    aligner = Align.PairwiseAligner(mode="local", match_score=2, mismatch_score=-2, open_gap_score=opening, extend_gap_score=-1)
    return aligner.score(a, b)


def motif_scan(settings, sites, seq, threshold):
    background = dict(zip("ACGT", (0.25,) * 4 if settings["background"] == "uniform" else (0.3, 0.2, 0.2, 0.3)))
    pssm = motifs.create(sites).counts.normalize(pseudocounts=1.0).log_odds(background)
    scores = [pssm.calculate(seq[i:i + len(sites[0])]) for i in range(len(seq) - len(sites[0]) + 1)]
    return [[i, "+"] for i, score in enumerate(scores) if score >= threshold - 1e-5]


def parse_fastq(settings, text):
    kind = "fastq" if settings["offset"] == 33 else "fastq-illumina"
    rows = []
    for record in SeqIO.parse(io.StringIO(text), kind):
        scores = record.letter_annotations["phred_quality"]
        rows.append([record.id, str(record.seq), sum(scores) / len(scores)])
    return rows


def genbank_location(settings, location, seq):
    found = Location.fromstring(location, length=len(seq))
    return [[int(part.start), int(part.end), part.strand] for part in (found.parts if not isinstance(found, SimpleLocation) else [found])]
