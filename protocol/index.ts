export { CODECS, type Codec, type CodecName, type Decoded } from './codec/index.ts';
export { describeProtocol } from './describe.ts';
export { ERROR_CODES, ERRORS, GymError, type ErrorCode, type ErrorDetails, type Executed, type Fault, type WireError } from './errors.ts';
export type { Reply, RequestMessage, ServerEvent } from './envelope.ts';
export { LIMITS } from './limits.ts';
export { MESSAGES, OPS, type Info, type Observation, type Op, type RequestId, type Requests, type ResetOptions, type Results, type TaskRef, type TaskSummary } from './messages/index.ts';
export { parseRequest, requestIdOf } from './validate.ts';
export { GYM_PATH, PROTOCOL_VERSION, RELEASE, SUBPROTOCOLS } from './version.ts';
export { FEEDBACK_MODES, FeedbackMode, Runtime, RUNTIMES, Source, SOURCES, Split, SPLITS } from './vocabulary.ts';
