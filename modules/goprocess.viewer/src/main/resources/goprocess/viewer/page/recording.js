// recording
