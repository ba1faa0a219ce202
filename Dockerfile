# Newsdesk on the embedded store:
#   docker build -t newsdesk .
#   docker run --env-file .env -p 127.0.0.1:8080:8080 -v newsdesk:/var/lib/newsdesk newsdesk
# With Postgres: compose.yaml. There is nothing to build: Node runs the files as they are.

FROM node:26.10.0-slim AS base
WORKDIR /app

FROM base AS packages
COPY package.json package-lock.json ./
# The base brings the Node that npm scripts would bring along as a package of 211 MB. --omit=optional would
# leave out more than that package: what draws the pictures is optional too, one binary a platform.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -r node_modules/node-linux-* node_modules/.bin/node

FROM base
ENV NODE_ENV=production \
  HOST=0.0.0.0 \
  METRICS_PORT=9090 \
  NEWSDESK_DATA=/var/lib/newsdesk
# A named volume takes over the owner of the folder that it is first mounted on.
RUN install -d -o node -g node -m 0700 "$NEWSDESK_DATA"
COPY --from=packages /app/node_modules ./node_modules
COPY package.json ./
COPY commands ./commands
COPY content ./content
COPY src ./src
# The image's user `node`, as a number: Kubernetes does not believe a name not to be root.
USER 1000:1000
EXPOSE 3000 8080 9090
# 200 where the store answers and every platform is connected; an image with Node and no curl.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "--eval", "fetch('http://127.0.0.1:' + process.env.METRICS_PORT + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Not by npm, which would stand between it and SIGTERM.
CMD ["node", "--max-semi-space-size=4", "--no-allocation-site-pretenuring", "--import", "./src/compiled.js", "src/main.ts"]
