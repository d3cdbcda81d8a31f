/** What the build writes in. */
declare const __VERSION__: string;
