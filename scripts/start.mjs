// npm start: installs and compiles what is missing, then becomes the service, so that signals reach it directly.
// Plain old JavaScript down to the first check: an old Node must get as far as the sentence about it.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`This service needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

try {
  const { ensureInstalled } = await import('./installed.mjs');
  await ensureInstalled({ forTests: false });
  const { ensureBuilt } = await import('./built.mjs');
  ensureBuilt();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

await import('../dist/main.js').catch((error) => {
  // A StartError is meant for the operator; anything else is a fault of ours, and its stack tells where.
  console.error(error.name === 'StartError' ? error.message : error);
  process.exit(1);
});
