package cn.shuzhi;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Finds the native library: the property {@code shuzhi.library.path}, then beside the jar, then inside the jar, then
 * on the system path. Where the property is set, nothing else is tried: a host that names a library gets that one.
 */
final class LibraryLoader {
    static final String PATH = "shuzhi.library.path";
    static final String EXTRACT = "shuzhi.extract.dir";

    private final List<String> attempts = new ArrayList<>();
    private Throwable first;

    private LibraryLoader() {}

    static NativeLibrary load() {
        LibraryLoader loader = new LibraryLoader();
        NativeLibrary library = loader.find();
        if (library == null) {
            throw new LibraryLoadException(loader.attempts, loader.first);
        }
        return library;
    }

    /** Where the library of this system stands inside the jar. */
    static String resource() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String name = os.startsWith("linux") ? "linux"
            : os.startsWith("mac") ? "macos"
            : os.startsWith("windows") ? "windows"
            : os.replace(' ', '_');
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return "/native/" + name + "-" + (arch.equals("amd64") ? "x86_64" : arch) + "/" + fileName();
    }

    private static String fileName() {
        return System.mapLibraryName("shuzhi");
    }

    private NativeLibrary find() {
        String explicit = System.getProperty(PATH);
        if (explicit != null) {
            return file("-D" + PATH, explicit);
        }
        NativeLibrary library = beside();
        if (library == null) {
            library = inside();
        }
        return library == null ? open("system path", "shuzhi", null) : library;
    }

    private NativeLibrary file(String where, String name) {
        Path path;
        try {
            path = Paths.get(name).toAbsolutePath();
        } catch (InvalidPathException e) {
            return failed(where, name, "no path of this system", e);
        }
        if (Files.isDirectory(path)) {
            path = path.resolve(fileName());
        }
        if (!Files.exists(path)) {
            return failed(where, path.toString(), "no such file", null);
        }
        return open(where, path.toString(), path);
    }

    private NativeLibrary beside() {
        CodeSource source = LibraryLoader.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return failed("beside the jar", "?", "the place of the jar is not known", null);
        }
        try {
            Path jar = Paths.get(source.getLocation().toURI());
            Path folder = Files.isDirectory(jar) ? jar : jar.getParent();
            return file("beside the jar", folder.resolve(fileName()).toString());
        } catch (URISyntaxException | IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
            return failed("beside the jar", source.getLocation().toString(), "the jar is no file", e);
        }
    }

    private NativeLibrary inside() {
        String resource = resource();
        String directory = System.getProperty(EXTRACT, System.getProperty("java.io.tmpdir"));
        Path folder = null;
        Path copy = null;
        try (InputStream in = LibraryLoader.class.getResourceAsStream(resource)) {
            if (in == null) {
                return failed("inside the jar", resource, "the jar has no library for this system", null);
            }
            // A folder of our own, readable by us alone: nobody can put another library in its place.
            folder = Files.createTempDirectory(Files.createDirectories(Paths.get(directory)), "shuzhi-");
            copy = folder.resolve(fileName());
            Files.copy(in, copy);
            return open("inside the jar", copy.toString(), copy);
        } catch (IOException | InvalidPathException e) {
            return failed("inside the jar", resource,
                "can't be unpacked to " + directory + " (" + e + "); set -D" + EXTRACT + " to a writable directory", e);
        } finally {
            discard(copy);
            discard(folder);
        }
    }

    /** A loaded library lives on without its file, except on Windows, where it goes when the process ends. */
    private static void discard(Path path) {
        if (path != null) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                path.toFile().deleteOnExit();
            }
        }
    }

    private NativeLibrary open(String where, String name, Path path) {
        NativeLibrary library;
        try {
            shareExtractDirectory();
            library = NativeLibrary.getInstance(name);
        } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
            return failed(where, name, explain(e, path), e);
        }
        String fault = fault(library);
        if (fault == null) {
            return library;
        }
        // It stays in the process: unloading a library that may have started threads is not safe.
        return failed(where, name, fault, null);
    }

    /** JNA unpacks a library of its own, and for the same reason needs a directory that is not mounted noexec. */
    private static void shareExtractDirectory() {
        String directory = System.getProperty(EXTRACT);
        if (directory != null && System.getProperty("jna.tmpdir") == null && new File(directory).isDirectory()) {
            System.setProperty("jna.tmpdir", directory);
        }
    }

    /** Why the library is not the one this package was generated for, or null. */
    private static String fault(NativeLibrary library) {
        try {
            int abi = library.getFunction("shuzhi_abi_version").invokeInt(new Object[0]);
            if (abi != ContractInfo.ABI) {
                return "its ABI version is " + abi + ", this package needs " + ContractInfo.ABI;
            }
            String hash = text(library.getFunction("shuzhi_contract_hash"));
            if (!hash.equals(ContractInfo.HASH)) {
                return "it is Shuzhi " + text(library.getFunction("shuzhi_version")) + " of the contract " + hash
                    + ", this package is " + ContractInfo.VERSION + " of the contract " + ContractInfo.HASH;
            }
            return null;
        } catch (UnsatisfiedLinkError e) {
            return "it is no library of Shuzhi: " + reason(e);
        }
    }

    private static String text(Function function) {
        Pointer string = function.invokePointer(new Object[0]);
        return string == null ? "" : new String(Native.bytes(string), StandardCharsets.UTF_8);
    }

    private static String explain(Throwable error, Path path) {
        String text = reason(error);
        if (text.contains("failed to map segment") || text.contains("Operation not permitted")) {
            return text + "; the file system " + (path == null ? "" : "of " + path.getParent() + " ")
                + "is probably mounted noexec: set -D" + EXTRACT + " (or -D" + PATH + ") to a directory that is not";
        }
        return error instanceof NoClassDefFoundError ? "JNA could not start: " + text : text;
    }

    /** JNA tells each attempt on a line of its own, often the same one twice. */
    private static String reason(Throwable error) {
        String text = String.valueOf(error.getMessage());
        return Arrays.stream(text.split("\\s*\\R\\s*")).distinct()
            .filter(line -> !line.startsWith("Native library ("))
            .collect(Collectors.joining(" "));
    }

    private NativeLibrary failed(String where, String name, String why, Throwable cause) {
        attempts.add(where + ": " + name + ": " + why);
        if (first == null) {
            first = cause;
        }
        return null;
    }
}
