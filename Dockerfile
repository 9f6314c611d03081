# The server as an ordinary user, set up by the same script as on any machine.
#
#   docker build -t medagentgym .
#   docker run --rm --init -p 127.0.0.1:8700:8700 \
#     --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined \
#     -e MEDAGENTGYM_TOKENS='a-token-of-your-own=rollout+read' medagentgym
#
# The security options let the sandboxes make namespaces of their own (isolation `full`): Docker's default filter
# refuses clone3 and unshare, its AppArmor profile refuses mounts, and masked parts of /proc keep a user namespace from
# mounting. They widen what the server may ask of the kernel, not what the agent's code may: that runs behind filters of
# its own (docs/sandbox.md). Without them the server still isolates (level `reduced`) and says what is left open.
FROM node:24-bookworm-slim

RUN apt-get update \
 && apt-get install -y --no-install-recommends bubblewrap util-linux python3 python3-venv curl \
 && rm -rf /var/lib/apt/lists/*

RUN useradd --create-home --uid 10001 gym && mkdir -p /data && chown gym /data
WORKDIR /opt/medagentgym
COPY --chown=gym . .
RUN chown gym /opt/medagentgym
USER gym
RUN npm run setup

ENV MEDAGENTGYM_HOST=0.0.0.0 MEDAGENTGYM_DATA_DIR=/data
VOLUME /data
EXPOSE 8700
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD curl -fs http://127.0.0.1:8700/readyz || exit 1
# Without a token the server refuses to listen on 0.0.0.0, and says so.
CMD ["node", "scripts/run.mjs", "start"]
