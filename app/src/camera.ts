import {drawn} from './photo';

/** Why there is no camera; the key of the text that says what to do. */
export class CameraTrouble extends Error {
  constructor(readonly text: 'camera_refused' | 'camera_none' | 'camera_busy' | 'camera_insecure') {
    super(text);
  }
}

/** The camera that looks away from the person, in a video element. */
export class Camera {
  private stream: MediaStream | undefined;
  private stopped = false;

  constructor(private readonly video: HTMLVideoElement) {}

  /** Throws {@link CameraTrouble}. */
  async start(): Promise<void> {
    if (!navigator.mediaDevices?.getUserMedia) {
      throw new CameraTrouble('camera_insecure');
    }
    try {
      // As many pixels as it has: print on a long bill is small.
      this.stream = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: {facingMode: 'environment', width: {ideal: 3840}, height: {ideal: 2160}},
      });
    } catch (error) {
      throw new CameraTrouble(reason(error));
    }
    if (this.stopped) {
      this.stop();
      return;
    }
    this.video.srcObject = this.stream;
    await this.video.play().catch(() => undefined);
  }

  private track(): MediaStreamTrack | undefined {
    return this.stream?.getVideoTracks()[0];
  }

  hasTorch(): boolean {
    const able = this.track()?.getCapabilities?.() as {torch?: boolean} | undefined;
    return able?.torch === true;
  }

  /** Whether the light is on then. */
  async toggleTorch(): Promise<boolean> {
    const lit = (this.track()?.getSettings() as {torch?: boolean}).torch === true;
    await this.track()?.applyConstraints({advanced: [{torch: !lit} as MediaTrackConstraintSet]}).catch(() => undefined);
    return (this.track()?.getSettings() as {torch?: boolean}).torch === true;
  }

  /** The picture of this moment; none before the camera shows one. */
  async take(): Promise<Blob | undefined> {
    return this.video.videoWidth > 0 ? drawn(this.video, this.video.videoWidth, this.video.videoHeight) : undefined;
  }

  stop(): void {
    this.stopped = true;
    this.stream?.getTracks().forEach((track) => track.stop());
  }
}

function reason(error: unknown): CameraTrouble['text'] {
  switch ((error as DOMException).name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'camera_refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'camera_none';
    default:
      return 'camera_busy';
  }
}
