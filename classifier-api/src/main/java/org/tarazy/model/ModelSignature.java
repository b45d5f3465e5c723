package org.tarazy.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.CodeSigner;
import java.security.cert.Certificate;
import java.util.Collection;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import org.tarazy.ModelFormatException;

/**
 * Checks the signature that {@code jarsigner} has put on a model file; the JDK does the checking.
 */
final class ModelSignature {
  private ModelSignature() {}

  /**
   * Looks whether everything in {@code file} is signed with one of {@code accepted}.
   *
   * @param name what messages are to call the file
   * @throws ModelFormatException if it is not
   */
  static void require(Collection<? extends Certificate> accepted, byte[] file, String name)
      throws ModelFormatException {
    try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(file), true)) {
      if (jar.getManifest() == null) {
        throw new ModelFormatException(name, "is not signed, expected a signature");
      }
      for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
        // Only an entry that was read to its end has been checked, and has signers.
        jar.readAllBytes();
        if (!entry.getName().startsWith("META-INF/") && !isSignedBy(accepted, entry)) {
          throw new ModelFormatException(
              name, entry.getName() + " is not signed with an accepted certificate");
        }
      }
    } catch (ModelFormatException e) {
      throw e;
    } catch (SecurityException | IOException e) {
      throw new ModelFormatException(name, "its signature does not fit: " + e.getMessage(), e);
    }
  }

  private static boolean isSignedBy(Collection<? extends Certificate> accepted, JarEntry entry) {
    CodeSigner[] signers = entry.getCodeSigners();
    if (signers != null) {
      for (CodeSigner signer : signers) {
        if (accepted.contains(signer.getSignerCertPath().getCertificates().get(0))) {
          return true;
        }
      }
    }
    return false;
  }
}
