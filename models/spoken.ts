/** What was said aloud: without the thinking at its head, which servers without a parser leave in the text. */
export const spoken = (content: string): string => content.replace(/^\s*<think>[\s\S]*?<\/think>\s*/, '');
