"""What Biopython, NumPy and SciPy say for the laboratory, by template. Each is imported where it is used: no interpreter has all."""

ENZYMES = {"G^AATTC": "EcoRI", "GG^CC": "HaeIII", "^GATC": "MboI", "CC^WGG": "BstNI", "GAT^ATC": "EcoRV", "R^AATTY": "ApoI", "CATG^": "NlaIII"}


def melting_temperature(settings, oligo):
    from Bio.SeqUtils import MeltingTemp

    if len(oligo) < settings["shortest"]:
        return float(MeltingTemp.Tm_Wallace(oligo))
    return MeltingTemp.Tm_GC(oligo, valueset=3, Na=1000 * float(settings["long"].split()[1]), saltcorr=1)


def nearest_neighbour(settings, oligo, strands):
    from Bio.Seq import Seq
    from Bio.SeqUtils import MeltingTemp

    own = str(Seq(oligo).reverse_complement()) == oligo
    nano = strands * 1e9
    # For its correction of the entropy, Biopython takes millimoles.
    salt = {"saltcorr": 0} if settings["salt"] == 1 else {"saltcorr": 5, "Na": 1000 * settings["salt"]}
    return MeltingTemp.Tm_NN(oligo, nn_table=MeltingTemp.DNA_NN3, dnac1=nano if own else nano / 2, dnac2=0 if own else nano / 2, selfcomp=own, **salt)


def restriction_digest(settings, seq, sites):
    from Bio import Restriction
    from Bio.Seq import Seq

    cuts = {cut for site in sites for cut in getattr(Restriction, ENZYMES[site]).search(Seq(seq), linear=not settings["circular"])}
    return sorted(cuts)


def pcr_efficiency(settings, levels):
    import numpy as np
    from scipy.stats import linregress

    points = [(np.log10(copies), well) for copies, wells in levels for well in wells if well is not None]
    fit = linregress(*zip(*points))
    return float(fit.slope) if settings["result"] == "slope" else float(fit.rvalue ** 2)


def doubling_time(settings, readings, blank):
    import numpy as np

    points = [(time, np.log(density)) for time, density in readings if density is not None and density > 0]
    return float(np.polyfit(*zip(*points), 1)[0])


def screening_window(settings, positive, negative):
    import numpy as np
    from scipy.stats import median_abs_deviation

    groups = [np.array([well for well in wells if well is not None]) for wells in (positive, negative)]
    if settings["averages"] == "robust":
        centres, spreads = [np.median(group) for group in groups], [1.4826 * median_abs_deviation(group) for group in groups]
    else:
        centres, spreads = [group.mean() for group in groups], [group.std(ddof=1 if settings["deviation"] == "sample" else 0) for group in groups]
    return float(1 - 3 * sum(spreads) / abs(centres[0] - centres[1]))


def standard_curve(settings, standards, blanks, samples):
    import numpy as np

    return np.interp(samples, [np.mean(values) for _, values in standards], [concentration for concentration, _ in standards]).tolist()
