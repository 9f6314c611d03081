import math
from scipy.stats import norm


def events_needed(method, hazard_ratio, ratio, sides, alpha, power):
    z = norm.ppf(1 - alpha / sides) + norm.ppf(power)
    if method == 'freedman':
        return (z * (ratio * hazard_ratio + 1) / (hazard_ratio - 1)) ** 2 / ratio
    return (z * (1 + ratio) / math.log(hazard_ratio)) ** 2 / ratio


def controls_needed(method, hazard_ratio, p_first, p_control, ratio, sides, alpha, power):
    return math.ceil(events_needed(method, hazard_ratio, ratio, sides, alpha, power) / (ratio * p_first + p_control))


def hazards_power(controls, method, hazard_ratio, p_first, p_control, ratio, sides, alpha):
    events = controls * (ratio * p_first + p_control)
    if method == 'freedman':
        effect = math.sqrt(ratio) * abs(hazard_ratio - 1) / (ratio * hazard_ratio + 1)
    else:
        effect = math.sqrt(ratio) / (1 + ratio) * abs(math.log(hazard_ratio))
    return norm.cdf(math.sqrt(events) * effect - norm.ppf(1 - alpha / sides))
