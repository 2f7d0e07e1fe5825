/**
 * Shuzhi (数治) for Java 8 and later.
 *
 * <pre>{@code
 * try (Platform platform = Platform.open(new Platform.Options().path("street.db"));
 *         Session session = platform.session(new Session.Actor().actor("li-na").street("620102001000"))) {
 *     CaseResult result = session.cases().submit(new NewCase().category("water").address("…"));
 * }
 * }</pre>
 *
 * <p>A {@link cn.shuzhi.Platform} is opened once for a file and shared by all threads; a {@link cn.shuzhi.Session} says
 * who acts. Both are safe for use by several threads, and both are closed: nothing is freed by a finaliser. A refused
 * or failed call throws a {@link cn.shuzhi.ShuzhiException}.
 *
 * <p>System properties: {@code shuzhi.library.path} (the native library or its directory) and
 * {@code shuzhi.extract.dir} (where the native library of the jar is unpacked, the temporary directory otherwise).
 */
package cn.shuzhi;
