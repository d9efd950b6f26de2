package org.cadre.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cadre.people.PersonId;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.sheet.SheetReader;
import org.cadre.platform.sheet.SheetRow;
import org.springframework.beans.factory.BeanFactory;

/** Brings a list in without a screen, by the names of its columns, and takes the time: for measuring. */
public final class ImportTrial {
    private static final int FIRST_ROWS = 12;

    /** How long it took; rows that may mean somebody who is known, or are refused, are an error here. */
    public record Measured(UUID list, int rows, Duration looking, Duration recording) {
        public long rowsPerSecondLooking() {
            return rows * 1000L / Math.max(1, looking.toMillis());
        }

        public long rowsPerSecondRecording() {
            return rows * 1000L / Math.max(1, recording.toMillis());
        }
    }

    private final Imports imports;
    private final ImportWork work;
    private final Matchings matchings;
    private final Rows rows;
    private final FileStore files;

    public ImportTrial(BeanFactory beans) {
        this.imports = beans.getBean(Imports.class);
        this.work = beans.getBean(ImportWork.class);
        this.matchings = beans.getBean(Matchings.class);
        this.rows = beans.getBean(Rows.class);
        this.files = beans.getBean(FileStore.class);
    }

    /** So many made-up mentors, none of whom is known. */
    public static Path mentors(Path file, int rows) throws IOException {
        return Files.writeString(
                file,
                "Full name,Email,Phone,District,State,Member number,Valid to,Position,Years\n"
                        + IntStream.range(0, rows)
                                .mapToObj(n ->
                                        "Mentor Number %d,m%d@school.example,555-01%d,Bluebonnet ISD (Sample),TX,M-%d,6/30/2027,Principal,%d"
                                                .formatted(n, n, n, n, n % 40))
                                .collect(Collectors.joining("\n")));
    }

    public Measured run(Path file, ImportKind kind, PersonId by) throws IOException {
        UUID list;
        try (var in = Files.newInputStream(file)) {
            list = imports.bring(
                    kind, String.valueOf(file.getFileName()), files.store(in), Files.size(file), by.value());
        }
        match(list, file, kind, by);
        long begin = System.nanoTime();
        work.run(list);
        long looked = System.nanoTime();
        if (!imports.askToRecord(list, false, by.value())) {
            throw new IllegalStateException("not looked through: " + imports.find(list));
        }
        work.run(list);
        long recorded = System.nanoTime();
        var counts = imports.find(list).orElseThrow().recorded();
        if (counts == null) {
            throw new IllegalStateException("not recorded: " + rows.count(list));
        }
        return new Measured(
                list, counts.total(), Duration.ofNanos(looked - begin), Duration.ofNanos(recorded - looked));
    }

    private void match(UUID list, Path file, ImportKind kind, PersonId by) {
        if (!(SheetReader.open(file) instanceof SheetReader.Outcome.Opened(var sheet))) {
            throw new IllegalArgumentException("no spreadsheet: " + file);
        }
        var first = new ArrayList<SheetRow>();
        sheet.rows(sheet.firstTab(), row -> {
            first.add(row);
            return first.size() < FIRST_ROWS;
        });
        var fields = work.listing(kind).fields();
        var header = Matchings.headerOf(first, fields);
        var names = Matchings.names(header);
        imports.match(
                list,
                sheet.firstTab(),
                header.line(),
                names,
                matchings.suggest(kind, names, fields, first),
                by.value());
    }
}
