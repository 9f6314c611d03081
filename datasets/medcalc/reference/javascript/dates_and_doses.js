// Pregnancy dating, glucocorticoid and opioid equivalents.

// Days since 1970 of a date written MM/DD/YYYY; universal time, so that no clock change interferes.
function dayNumber(text) {
  const [month, day, year] = text.split('/').map(Number);
  return Date.UTC(year, month - 1, day) / 86400000;
}

function writeDate(days) {
  const [year, month, day] = new Date(days * 86400000).toISOString().slice(0, 10).split('-');
  return `${month}/${day}/${year}`;
}

// Naegele, 280 days for a cycle of 28 days; ovulation moves with the length of the cycle.
function dueDate(findings) {
  return writeDate(dayNumber(findings['Last menstrual date']) + 280 + findings['cycle length'] - 28);
}

// Gestational age is counted from two weeks before conception, whatever the length of the cycle.
function conceptionDate(findings) {
  return writeDate(dayNumber(findings['Last menstrual date']) + 14);
}

function gestationalAge(findings) {
  const days = dayNumber(findings['Current Date']) - dayNumber(findings['Last menstrual date']);
  return [Math.floor(days / 7), days % 7];
}

// Milligrams with the effect of 5 mg of prednisone.
const GLUCOCORTICOIDS = {
  betamethasone: 0.75, cortisone: 25, dexamethasone: 0.75, hydrocortisone: 20, methylprednisolone: 4, prednisolone: 5,
  prednisone: 5, triamcinolone: 4,
};

function steroidEquivalent(findings) {
  const [from, dose] = findings['input steroid'];
  const milligrams = (name) => GLUCOCORTICOIDS[name.toLowerCase().split(' ')[0]];
  return dose / milligrams(from) * milligrams(findings['target steroid']);
}

// Centers for Disease Control and Prevention 2022: per mg, but per µg of buccal fentanyl and per µg/h of the patch.
const MORPHINE_FACTORS = {
  codeine: 0.15, 'fentanyl buccal': 0.13, 'fentanyl patch': 2.4, hydrocodone: 1, hydromorphone: 5, methadone: 4.7,
  morphine: 1, oxycodone: 1.5, oxymorphone: 3, tapentadol: 0.4, tramadol: 0.2,
};

function morphineEquivalents(findings) {
  const doses = Object.keys(findings).filter((name) => name.endsWith(' Dose'));
  return doses.reduce((sum, name) => {
    const drug = name.replace(/ Dose$/, '').toLowerCase();
    return sum + findings[name][0] * findings[`${name} Per Day`][0] * MORPHINE_FACTORS[drug];
  }, 0);
}
