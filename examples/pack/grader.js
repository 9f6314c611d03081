// Judges a plan: a list of patients, the most urgent first. Sees the answer and the row's parameters, and nothing else.
const grade = (answer, { order }) => {
  if (!Array.isArray(answer) || answer.some((each) => typeof each !== 'string')) return { score: 0, hint: 'A list of patient ids.' };
  if (answer.length !== order.length || new Set(answer).size !== answer.length) return { score: 0, hint: `${order.length} patient ids, each once.` };
  // Half of the score for the right patients, all of it for their order.
  if (answer.some((each) => !order.includes(each))) return false;
  return answer.every((each, i) => each === order[i]) || { score: 0.5, hint: 'The right patients, in another order.' };
};
