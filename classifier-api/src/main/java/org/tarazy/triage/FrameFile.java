package org.tarazy.triage;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A file that grows by frames, each written whole or not at all.
 *
 * <p>A frame is: length of its content, CRC-32C of its content, CRC-32C of these eight bytes (each
 * an int), content. {@link #append} returns when the frame is on disk. What a crash leaves of the
 * frame that was being written is cut off when the file is next opened for writing; it is at most
 * one frame and was never acknowledged. Any other damage is an error.
 *
 * <p>What was there at opening is read through a memory map, what was appended since by {@link
 * RandomAccessFile}; not by channel: a thread that is interrupted in a channel's operation closes
 * the channel under all others.
 *
 * <p>Not safe for use by several threads.
 */
final class FrameFile implements AutoCloseable {
  /** The largest content of a frame, in bytes. */
  static final int LARGEST = 1 << 16;

  private static final int HEADER = 12;

  /** Each map begins at a multiple of this and reaches over its end, so that no read needs two. */
  private static final int MAP = 1 << 30;

  private final Path path;
  private final RandomAccessFile file;
  private final @Nullable WriterLock lock;
  private final List<MappedByteBuffer> maps = new ArrayList<>();
  private long mapped;
  private long end;
  private boolean failed;
  private Optional<String> recovery = Optional.empty();

  /** Is handed each frame of the file, in order. */
  interface FrameReader {
    /**
     * Takes a frame.
     *
     * @param offset where its content begins in the file
     */
    void read(long offset, byte[] content) throws IOException;
  }

  private FrameFile(Path path, RandomAccessFile file, @Nullable WriterLock lock) {
    this.path = path;
    this.file = file;
    this.lock = lock;
  }

  /**
   * Opens or makes a file.
   *
   * @param magic what the file begins with
   * @throws TriageFileException if it begins otherwise, is damaged, or another writer has it
   */
  static FrameFile openForWriting(Path path, byte[] magic, FrameReader reader) throws IOException {
    WriterLock lock = WriterLock.of(path);
    RandomAccessFile file = null;
    try {
      file = new RandomAccessFile(path.toFile(), "rw");
      FrameFile frames = new FrameFile(path, file, lock);
      if (file.length() < magic.length && isPrefix(path, magic)) {
        file.setLength(0);
        file.write(magic);
        file.getFD().sync();
        syncFolder(path);
      }
      frames.scan(magic, reader);
      if (file.length() > frames.end) {
        frames.recovery =
            Optional.of(
                path
                    + ": cut off "
                    + (file.length() - frames.end)
                    + " bytes at its end, an entry that was being written when the program was"
                    + " stopped and was never acknowledged");
        file.setLength(frames.end);
        file.getFD().sync();
      }
      frames.map();
      return frames;
    } catch (IOException | RuntimeException e) {
      if (file != null) {
        file.close();
      }
      lock.close();
      throw e;
    }
  }

  /** Opens a file that is there; what is appended after this is not seen. */
  static FrameFile openForReading(Path path, byte[] magic, FrameReader reader) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
    try {
      FrameFile frames = new FrameFile(path, file, null);
      frames.scan(magic, reader);
      frames.map();
      return frames;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** What was cut off at the end when the file was opened for writing. */
  Optional<String> recovery() {
    return recovery;
  }

  /** The length of the file in bytes. */
  long length() {
    return end;
  }

  private static boolean isPrefix(Path path, byte[] magic) throws IOException {
    byte[] found = Files.readAllBytes(path);
    return Arrays.equals(found, Arrays.copyOf(magic, found.length));
  }

  /** Makes the name of a new file survive a crash; Windows has no handle on folders. */
  static void syncFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder)) {
      channel.force(true);
    } catch (IOException e) {
      return;
    }
  }

  private void scan(byte[] magic, FrameReader reader) throws IOException {
    long length = file.length();
    try (InputStream stream = Files.newInputStream(path);
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 1 << 18))) {
      if (!Arrays.equals(in.readNBytes(magic.length), magic)) {
        throw new TriageFileException(
            path.toString(), "is no store of known texts, or made by another version of Tarazy");
      }
      end = magic.length;
      while (end < length) {
        byte[] header = in.readNBytes((int) Math.min(HEADER, length - end));
        byte[] content = content(header, in, length - end - header.length);
        if (content == null) {
          return;
        }
        reader.read(end + HEADER, content);
        end += HEADER + content.length;
      }
    }
  }

  private void map() throws IOException {
    for (long start = 0; start < end; start += MAP) {
      long size = Math.min(end - start, MAP + LARGEST);
      maps.add(file.getChannel().map(FileChannel.MapMode.READ_ONLY, start, size));
    }
    mapped = end;
  }

  /** The content of the next frame; null where the file ends with what is left of a frame. */
  private byte @Nullable [] content(byte[] header, DataInputStream in, long left)
      throws IOException {
    if (header.length < HEADER) {
      return null;
    }
    ByteBuffer fields = ByteBuffer.wrap(header);
    int length = fields.getInt();
    int crc = fields.getInt();
    if (fields.getInt() != crc(header, 8) || length < 0 || length > LARGEST) {
      // A file system may have made the file longer before it wrote what belongs there.
      if (left <= LARGEST && isZero(in.readNBytes((int) left))) {
        return null;
      }
      throw damaged();
    }
    if (length > left) {
      return null;
    }
    byte[] content = in.readNBytes(length);
    if (crc(content, length) != crc) {
      if (length == left) {
        return null;
      }
      throw damaged();
    }
    return content;
  }

  private TriageFileException damaged() {
    return new TriageFileException(
        path.toString(),
        "damaged at byte "
            + end
            + " (the checksum there is wrong and more follows); restore it from a backup");
  }

  private static boolean isZero(byte[] bytes) {
    for (byte b : bytes) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private static int crc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  /** Where the content of the frame that is appended next will begin. */
  long nextOffset() {
    return end + HEADER;
  }

  /**
   * Appends a frame, and returns when it is on disk.
   *
   * @param content at most {@value #LARGEST} bytes
   * @throws IOException if it could not be written; the file is then as it was before
   */
  void append(byte[] content) throws IOException {
    if (lock == null) {
      throw new IllegalStateException(path + " is open for reading only");
    }
    if (failed) {
      throw new TriageFileException(
          path.toString(), "an earlier write failed and could not be undone; open it again");
    }
    ByteBuffer frame = ByteBuffer.allocate(HEADER + content.length);
    frame.putInt(content.length).putInt(crc(content, content.length));
    frame.putInt(crc(frame.array(), 8)).put(content);
    try {
      file.seek(end);
      file.write(frame.array());
      file.getFD().sync();
      end += frame.capacity();
    } catch (IOException e) {
      failed = true;
      file.setLength(end);
      failed = false;
      throw e;
    }
  }

  /** Reads up to {@code most} bytes from {@code offset} on, fewer at the end of the file. */
  ByteBuffer read(long offset, int most) throws IOException {
    byte[] bytes = new byte[(int) Math.min(most, end - offset)];
    if (offset + bytes.length <= mapped) {
      maps.get((int) (offset / MAP)).get((int) (offset % MAP), bytes);
      return ByteBuffer.wrap(bytes);
    }
    file.seek(offset);
    file.readFully(bytes);
    return ByteBuffer.wrap(bytes);
  }

  @Override
  public void close() throws IOException {
    file.close();
    if (lock != null) {
      lock.close();
    }
  }
}
