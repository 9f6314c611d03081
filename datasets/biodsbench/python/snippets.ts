/** Lines from which reference solutions are put together: how a careful analyst loads the tables of a study. */
import type { Level } from '../analysis/view.ts';
import type { Endpoint, Profile } from '../studies/profile.ts';
import { DAYS_PER_MONTH, FILES } from '../studies/tables.ts';
import { pyLiteral } from './literal.ts';

export const loadHead = ({ id, missing }: Profile): string => `import numpy as np
import pandas as pd

folder = "/data/${id}/"
missing = ${pyLiteral(missing)}

def load(name):
    frame = pd.read_csv(folder + name, dtype=str, keep_default_na=False).drop_duplicates()
    return frame.mask(frame.isin(missing))

`;

export const loadPatients = (): string => `patients = load("${FILES.patients}")
patients.index = patients["PATIENT_ID"].rename(None)
`;

/** `cases`: time in months and event, by patient. */
export const loadCases = ({ time, unit, status, style }: Endpoint): string => `cases = pd.DataFrame({
    "time": pd.to_numeric(patients["${time}"])${unit === 'days' ? ` / ${DAYS_PER_MONTH}` : ''},
    "event": patients["${status}"].map({${pyLiteral(style.event)}: 1, ${pyLiteral(style.censored)}: 0}),
}).dropna()
`;

/** `samples`: sequenced ones of the level, with the unit of each; `units`: all of them; `calls`: variants of the classes, with their unit. */
export const loadUnits = ({ sampleType, profiled }: Profile, level: Level, classes: readonly string[]): string => `samples = load("${FILES.samples}")
samples = samples[samples["${profiled.column}"] == ${pyLiteral(profiled.yes)}]
${level === 'primary' ? `samples = samples[samples["${sampleType.column}"] == ${pyLiteral(sampleType.primary)}]\n` : ''}unit_of = samples.set_index("SAMPLE_ID")["PATIENT_ID"]${level === 'samples' ? '\nunit_of = pd.Series(unit_of.index, index=unit_of.index)' : ''}
units = list(dict.fromkeys(unit_of))
variants = pd.read_csv(folder + "${FILES.mutations}", dtype=str, keep_default_na=False)
variants = variants.drop_duplicates([column for column in variants.columns if column != "Center"])
calls = variants[variants["Variant_Classification"].isin(${pyLiteral(classes)})].copy()
calls["unit"] = calls["Tumor_Sample_Barcode"].map(unit_of)
calls = calls.dropna(subset=["unit"])
`;

/** `altered`: units by genes, True where mutated. */
export const alteredFrame = (genes: readonly string[]): string => `genes = ${pyLiteral(genes)}
altered = pd.crosstab(calls["unit"], calls["Hugo_Symbol"]).reindex(index=units, columns=genes, fill_value=0) > 0
`;

/** `expression`: log2(x + 1), genes by samples that passed. */
export const loadExpression = (): string => `quality = load("${FILES.samples}").set_index("SAMPLE_ID")["RNA_QC"]
expression = np.log2(pd.read_csv(folder + "${FILES.expression}", index_col="Hugo_Symbol").astype(float) + 1)
expression = expression[[each for each in expression.columns if quality[each] == "PASS"]]
`;
