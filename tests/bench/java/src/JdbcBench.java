package cn.shuzhi.testing;

import cn.shuzhi.NewCase;
import cn.shuzhi.Platform;
import cn.shuzhi.Session;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.sqlite.SQLiteConfig;

/**
 * Submits by the typed classes beside a hand-written sqlite-jdbc submit of a case row and a history row.
 *
 * <p>{@code JdbcBench LIBRARY.db JDBC.db REQUESTS ROWS STREET CLOCK BLOCKS SIZE}: the two files are copies of one; the
 * two take turns in blocks, and the median over the blocks of the ratio of their means is printed.
 */
public final class JdbcBench {
    /** Rounds in which the compilers of the virtual machine warm up. */
    private static final int WARM = 2;

    private static final String INSERT = "INSERT INTO case_file(street, id, number, state, kind, channel, category, tier,"
        + " title, description, address, longitude, latitude, datum, community, grid, office, routing, anonymous,"
        + " reporter_name, reporter_phone, submitted_by, submitted_at, overdue, returns, reworks, reopens, extensions,"
        + " extended_days, arbitrated, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
        + " ?, 0, 0, 0, 0, 0, 0, 0, 1)";
    private static final String HISTORY =
        "INSERT INTO case_history(case_id, at, actor, operation, state) VALUES (?, ?, ?, ?, ?)";
    /** The columns that are texts of the stored row, in the order of INSERT from the fourth on. */
    private static final String[] TEXTS = {
        "state", "kind", "channel", "category", "tier", "title", "description", "address"
    };
    private static final String[] PLACES = {"datum", "community", "grid", "office", "routing"};

    private JdbcBench() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        ObjectMapper mapper = new ObjectMapper();
        List<NewCase> requests = new ArrayList<>();
        for (String line : lines(arguments[2])) {
            requests.add(mapper.readValue(line, NewCase.class));
        }
        List<Row> rows = new ArrayList<>();
        for (String line : lines(arguments[3])) {
            rows.add(new Row(mapper.readTree(line)));
        }
        int blocks = Integer.parseInt(arguments[6]);
        int size = Integer.parseInt(arguments[7]);
        Platform.Options options =
            new Platform.Options().path(arguments[0]).durability("normal").fixedClock(arguments[5]);
        try (Platform platform = Platform.open(options);
                Session session = platform.session(new Session.Actor().actor("wang").street(arguments[4]));
                Jdbc jdbc = new Jdbc(arguments[1], arguments[4])) {
            double[] ours = new double[blocks];
            double[] theirs = new double[blocks];
            int call = 0;
            for (int block = -WARM; block < blocks; block++) {
                double one;
                double other;
                // Who begins changes from block to block.
                if (block % 2 == 0) {
                    one = library(session, requests, call, size);
                    other = jdbc(jdbc, rows, call, size);
                } else {
                    other = jdbc(jdbc, rows, call, size);
                    one = library(session, requests, call, size);
                }
                call += size;
                if (block >= 0) {
                    ours[block] = one;
                    theirs[block] = other;
                }
            }
            report(ours, theirs);
        }
    }

    private static List<String> lines(String path) throws IOException {
        Path file = Paths.get(path);
        return Files.readAllLines(file, StandardCharsets.UTF_8);
    }

    /** Microseconds a submit. */
    private static double library(Session session, List<NewCase> requests, int from, int size) {
        long start = System.nanoTime();
        for (int call = from; call < from + size; call++) {
            NewCase request = requests.get(call % requests.size());
            if (session.cases().submit(request).getCase().getNumber().isEmpty()) {
                throw new IllegalStateException("a case without a number");
            }
        }
        return (System.nanoTime() - start) / 1e3 / size;
    }

    private static double jdbc(Jdbc jdbc, List<Row> rows, int from, int size) throws SQLException {
        long start = System.nanoTime();
        for (int call = from; call < from + size; call++) {
            jdbc.submit(rows.get(call % rows.size()));
        }
        return (System.nanoTime() - start) / 1e3 / size;
    }

    private static void report(double[] ours, double[] theirs) {
        double[] ratios = new double[ours.length];
        for (int block = 0; block < ours.length; block++) {
            ratios[block] = ours[block] / theirs[block];
        }
        System.out.println("java_submit_us " + median(ours) + " us");
        System.out.println("jdbc_submit_us " + median(theirs) + " us");
        System.out.println("java_submit_vs_jdbc " + median(ratios) + " x");
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** What a hand-written program knows of a new case. */
    private static final class Row {
        private final String[] texts = new String[TEXTS.length];
        private final String[] places = new String[PLACES.length];
        private final double longitude;
        private final double latitude;
        private final String name;
        private final String phone;
        private final String actor;

        Row(JsonNode document) {
            for (int index = 0; index < TEXTS.length; index++) {
                texts[index] = document.path(TEXTS[index]).asText("");
            }
            for (int index = 0; index < PLACES.length; index++) {
                places[index] = document.path(PLACES[index]).asText(null);
            }
            longitude = document.path("longitude").asDouble();
            latitude = document.path("latitude").asDouble();
            name = document.path("reporter_name").asText(null);
            phone = document.path("reporter_phone").asText(null);
            actor = document.path("submitted_by").asText();
        }
    }

    /** The hand-written store: one connection, two prepared statements, one transaction a case. */
    private static final class Jdbc implements AutoCloseable {
        private final String street;
        private final Connection connection;
        private final PreparedStatement insert;
        private final PreparedStatement history;
        private final SplittableRandom random = new SplittableRandom();
        private long running = 500_000;

        Jdbc(String path, String street) throws SQLException {
            this.street = street;
            SQLiteConfig config = new SQLiteConfig();
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
            config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
            config.setCacheSize(-16 * 1024);
            connection = DriverManager.getConnection("jdbc:sqlite:" + path, config.toProperties());
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA wal_autocheckpoint = 10000");
                statement.executeUpdate("CREATE TABLE case_history (id INTEGER PRIMARY KEY, case_id BLOB NOT NULL,"
                    + " at INTEGER NOT NULL, actor TEXT NOT NULL, operation TEXT NOT NULL, state TEXT NOT NULL)");
                statement.executeUpdate("INSERT INTO case_history(case_id, at, actor, operation, state)"
                    + " SELECT subject, at, actor, operation, 'submitted' FROM event WHERE subject_kind = 'case'");
                statement.executeUpdate("CREATE INDEX case_history_case ON case_history (case_id)");
            }
            connection.setAutoCommit(false);
            insert = connection.prepareStatement(INSERT);
            history = connection.prepareStatement(HISTORY);
        }

        void submit(Row row) throws SQLException {
            long now = System.currentTimeMillis();
            byte[] id = id(now);
            running++;
            insert.setString(1, street);
            insert.setBytes(2, id);
            insert.setString(3, street + "-20990101-" + running);
            int column = 4;
            for (String text : row.texts) {
                insert.setString(column++, text);
            }
            insert.setDouble(column++, row.longitude);
            insert.setDouble(column++, row.latitude);
            for (String place : row.places) {
                insert.setString(column++, place);
            }
            insert.setInt(column++, 0);
            text(column++, row.name);
            text(column++, row.phone);
            insert.setString(column++, row.actor);
            insert.setLong(column, now);
            insert.executeUpdate();
            history.setBytes(1, id);
            history.setLong(2, now);
            history.setString(3, row.actor);
            history.setString(4, "case.submit");
            history.setString(5, row.texts[0]);
            history.executeUpdate();
            connection.commit();
        }

        private void text(int column, String value) throws SQLException {
            if (value == null) {
                insert.setNull(column, Types.VARCHAR);
            } else {
                insert.setString(column, value);
            }
        }

        /** A UUIDv7. */
        private byte[] id(long now) {
            long high = now << 16 | 0x7000 | random.nextInt(0x1000);
            long low = random.nextLong() >>> 2 | Long.MIN_VALUE;
            return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
        }

        @Override
        public void close() throws SQLException {
            insert.close();
            history.close();
            connection.close();
        }
    }
}
