// Imported first, and in words that old versions understand: the rest would stop with something unreadable.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 9)) {
  console.error(
    `Vaada needs Node 20.9 or newer, and this is ${process.version}. See https://nodejs.org/en/download.`,
  )
  process.exit(1)
}
