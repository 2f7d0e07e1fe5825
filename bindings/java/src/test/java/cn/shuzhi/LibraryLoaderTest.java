package cn.shuzhi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class LibraryLoaderTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private String path;

    @Before
    public void keepPath() {
        path = System.getProperty(LibraryLoader.PATH);
    }

    @After
    public void restorePath() {
        System.setProperty(LibraryLoader.PATH, path);
        System.clearProperty(LibraryLoader.EXTRACT);
    }

    private static List<String> attempts() {
        LibraryLoadException e = assertThrows(LibraryLoadException.class, LibraryLoader::load);
        e.getAttempts().forEach(attempt -> assertTrue(attempt, e.getMessage().contains(attempt)));
        return e.getAttempts();
    }

    @Test
    public void anExplicitPathIsTheOnlyOneTried() {
        Path missing = folder.getRoot().toPath().resolve("missing.so");
        System.setProperty(LibraryLoader.PATH, missing.toString());
        List<String> attempts = attempts();
        assertEquals(1, attempts.size());
        assertEquals("-Dshuzhi.library.path: " + missing + ": no such file", attempts.get(0));
    }

    @Test
    public void aDirectoryMeansTheLibraryInIt() {
        System.setProperty(LibraryLoader.PATH, folder.getRoot().toString());
        String name = System.mapLibraryName("shuzhi");
        assertTrue(attempts().get(0).contains(folder.getRoot().toPath().resolve(name) + ": no such file"));
    }

    @Test
    public void aFileThatIsNoLibraryIsToldWithTheReason() throws Exception {
        Path file = folder.newFile("libshuzhi.so").toPath();
        Files.write(file, new byte[] {'t', 'e', 'x', 't'});
        System.setProperty(LibraryLoader.PATH, file.toString());
        String attempt = attempts().get(0);
        assertTrue(attempt, attempt.contains(file.toString()));
        assertTrue(attempt, attempt.length() > ("-Dshuzhi.library.path: " + file + ": ").length() + 5);
    }

    @Test
    public void withoutAPathEveryPlaceIsNamed() throws Exception {
        System.clearProperty(LibraryLoader.PATH);
        // A file where a directory should be: a library inside the jar can't be unpacked.
        System.setProperty(LibraryLoader.EXTRACT, folder.newFile().getPath());
        List<String> attempts = attempts();
        assertEquals(3, attempts.size());
        assertTrue(attempts.get(0), attempts.get(0).startsWith("beside the jar: "));
        assertTrue(attempts.get(1), attempts.get(1).startsWith("inside the jar: " + LibraryLoader.resource()));
        assertTrue(attempts.get(2), attempts.get(2).startsWith("system path: shuzhi: "));
    }

    @Test
    public void theResourceNamesSystemAndProcessor() {
        String os = System.getProperty("os.name");
        String arch = System.getProperty("os.arch");
        try {
            System.setProperty("os.name", "Linux");
            System.setProperty("os.arch", "amd64");
            assertTrue(LibraryLoader.resource().startsWith("/native/linux-x86_64/"));
            System.setProperty("os.arch", "loongarch64");
            assertTrue(LibraryLoader.resource().startsWith("/native/linux-loongarch64/"));
            System.setProperty("os.name", "Windows Server 2019");
            System.setProperty("os.arch", "amd64");
            assertTrue(LibraryLoader.resource().startsWith("/native/windows-x86_64/"));
        } finally {
            System.setProperty("os.name", os);
            System.setProperty("os.arch", arch);
        }
    }
}
