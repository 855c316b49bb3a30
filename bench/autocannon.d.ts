/** The few parts of autocannon that the measurements use; it ships no types. */
declare module 'autocannon' {
  interface Options {
    /** Requests a second, in all. */
    overallRate?: number
    url: string
    connections: number
    duration: number
    headers?: Record<string, string>
  }
  interface Result {
    requests: { average: number }
    latency: { p50: number; p97_5: number; p99: number }
    non2xx: number
    errors: number
  }
  export default function autocannon(options: Options): Promise<Result>
}
