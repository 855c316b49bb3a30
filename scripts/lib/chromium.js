import { existsSync } from 'node:fs'
import path from 'node:path'
import { TOOL } from './paths.js'
import { runNode, runTool } from './tool.js'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/**
 * A browser for the journeys: the system's own, else Playwright's, else (as root on Debian) the distribution's package.
 * @returns {Promise<string>} where it is
 */
export async function findChromium() {
  const own = process.env.VAADA_CHROMIUM || systemChromium()
  if (own) return own

  const { chromium } = await import('@playwright/test')
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  try {
    await runNode([TOOL.playwright, 'install', 'chromium'])
    return chromium.executablePath()
  } catch (error) {
    if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw error
    await runTool(['apt-get', 'update'])
    await runTool(['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'])
    return '/usr/bin/chromium'
  }
}

function systemChromium() {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const places = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [...places, MAC].find((place) => existsSync(place))
}
