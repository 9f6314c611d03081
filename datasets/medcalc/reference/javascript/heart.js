// Heart rate correction of the QT interval, and the Framingham risk of coronary heart disease.

function qtcBazett(findings) {
  return findings['QT interval'][0] * Math.sqrt(findings['Heart Rate or Pulse'][0] / 60);
}

function qtcFridericia(findings) {
  return findings['QT interval'][0] * Math.cbrt(findings['Heart Rate or Pulse'][0] / 60);
}

function qtcFramingham(findings) {
  return findings['QT interval'][0] + 154 * (1 - 60 / findings['Heart Rate or Pulse'][0]);
}

function qtcHodges(findings) {
  return findings['QT interval'][0] + 1.75 * (findings['Heart Rate or Pulse'][0] - 60);
}

function qtcRautaharju(findings) {
  return findings['QT interval'][0] * (120 + findings['Heart Rate or Pulse'][0]) / 180;
}

// Adult Treatment Panel III 2001: coefficients of the natural logarithms, by sex.
const HARD_CHD = {
  Male: {
    age: 52.00961, total: 20.014077, hdl: -0.905964, systolic: 1.305784, treated: 0.241549, smoker: 12.096316,
    ageTotal: -4.605038, ageSmoker: -2.84367, ageSquared: -2.93323, mean: 172.300168, survival: 0.9402, smokerAgeCap: 70,
  },
  Female: {
    age: 31.764001, total: 22.465206, hdl: -1.187731, systolic: 2.552905, treated: 0.420251, smoker: 13.07543,
    ageTotal: -5.060998, ageSmoker: -2.996945, ageSquared: 0, mean: 146.5933061, survival: 0.98767, smokerAgeCap: 78,
  },
};

function framinghamHardChd(findings) {
  const weight = HARD_CHD[findings.sex];
  const years = measured(findings, 'age', 'years');
  const age = Math.log(years);
  const total = Math.log(measured(findings, 'Total cholesterol', 'mg/dL'));
  const hdl = Math.log(measured(findings, 'high-density lipoprotein cholesterol', 'mg/dL'));
  const systolic = Math.log(findings['Systolic Blood Pressure'][0]);
  let score = weight.age * age + weight.total * total + weight.hdl * hdl + weight.systolic * systolic
    + weight.ageTotal * age * total + weight.ageSquared * age * age - weight.mean;
  if (findings['Blood pressure being treated with medicines'] === true) score += weight.treated;
  if (findings.Smoker === true) score += weight.smoker + weight.ageSmoker * Math.log(Math.min(years, weight.smokerAgeCap));
  return 100 * (1 - weight.survival ** Math.exp(score));
}
