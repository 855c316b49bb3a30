import './lib/check-node.js'
import { inSources } from './lib/source-positions.js'

/**
 * `npm run -s read-stack < log`: the same text, with places in built files said as places in the sources. Server and
 * worker don't do it themselves: Node would hold the maps of every file in memory, which is half of what they need.
 */
process.stdin.setEncoding('utf8')
let text = ''
for await (const piece of process.stdin) text += piece
process.stdout.write(inSources(text))
