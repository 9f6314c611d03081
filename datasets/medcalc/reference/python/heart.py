"""Heart rate correction of the QT interval, and the Framingham risk of coronary heart disease."""


def rr_seconds(findings):
    return 60 / findings['Heart Rate or Pulse'][0]


def qtc_bazett(findings):
    return findings['QT interval'][0] / math.sqrt(rr_seconds(findings))


def qtc_fridericia(findings):
    return findings['QT interval'][0] / rr_seconds(findings) ** (1 / 3)


def qtc_framingham(findings):
    return findings['QT interval'][0] + 154 * (1 - rr_seconds(findings))


def qtc_hodges(findings):
    return findings['QT interval'][0] + 1.75 * (findings['Heart Rate or Pulse'][0] - 60)


def qtc_rautaharju(findings):
    return findings['QT interval'][0] * (120 + findings['Heart Rate or Pulse'][0]) / 180


def framingham_hard_chd(findings):
    # Adult Treatment Panel III 2001: 10-year risk of myocardial infarction or coronary death.
    age = measured(findings, 'age', 'years')
    log_age = math.log(age)
    log_total = math.log(measured(findings, 'Total cholesterol', 'mg/dL'))
    log_hdl = math.log(measured(findings, 'high-density lipoprotein cholesterol', 'mg/dL'))
    log_systolic = math.log(findings['Systolic Blood Pressure'][0])
    treated = 1 if findings.get('Blood pressure being treated with medicines') else 0
    smoker = 1 if findings.get('Smoker') else 0
    if findings['sex'] == 'Male':
        # The effect of smoking is held constant above 70 years (women: 78 years).
        score = (52.00961 * log_age + 20.014077 * log_total - 0.905964 * log_hdl + 1.305784 * log_systolic
                 + 0.241549 * treated + 12.096316 * smoker - 4.605038 * log_age * log_total
                 - 2.84367 * math.log(min(age, 70)) * smoker - 2.93323 * log_age ** 2 - 172.300168)
        survival = 0.9402
    else:
        score = (31.764001 * log_age + 22.465206 * log_total - 1.187731 * log_hdl + 2.552905 * log_systolic
                 + 0.420251 * treated + 13.07543 * smoker - 5.060998 * log_age * log_total
                 - 2.996945 * math.log(min(age, 78)) * smoker - 146.5933061)
        survival = 0.98767
    return 100 * (1 - survival ** math.exp(score))
