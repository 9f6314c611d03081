def least_n(power, wanted, first):
    low = high = first
    while power(high) < wanted:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        if power(middle) >= wanted:
            high = middle
        else:
            low = middle
    return high
