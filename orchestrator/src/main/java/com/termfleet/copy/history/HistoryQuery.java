package com.termfleet.copy.history;

import com.termfleet.access.Principal;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads one kind of history: a page of it, one row, or the rows with given ids. Thread-safe. */
final class HistoryQuery<V> {

    /** Counting all of a long history takes seconds; no more rows than these are counted. */
    static final int COUNTED = 10_000;

    private final JdbcClient jdbc;
    private final Parts parts;
    private final RowMapper<V> views;

    /**
     * The parts of the statements.
     *
     * @param columns what is selected
     * @param tables {@code from} and joins
     * @param wanted {@code where} with the parameters of {@link HistoryFilter#bind}
     * @param id the column that identifies a row
     * @param newestFirst the columns to order by
     */
    record Parts(String columns, String tables, String wanted, String id, String newestFirst) {}

    HistoryQuery(JdbcClient jdbc, Parts parts, RowMapper<V> views) {
        this.jdbc = jdbc;
        this.parts = parts;
        this.views = views;
    }

    /** Newest first; the total is counted up to {@value #COUNTED}. */
    Page<V> list(HistoryFilter filter, Principal principal, PageRequest page) {
        String rows = select() + parts.wanted + " order by " + parts.newestFirst + " limit :limit offset :offset";
        String count =
                "select count(*) from (select 1 " + parts.tables + parts.wanted + " limit " + COUNTED + ") as found";
        List<V> items = filter.bind(jdbc.sql(rows), principal)
                .param("limit", page.size())
                .param("offset", page.offset())
                .query(views)
                .list();
        long total = filter.bind(jdbc.sql(count), principal).query(Long.class).single();
        return Page.of(items, page, total);
    }

    /** Empty if there is none that this person may see. */
    Optional<V> get(long id, Principal principal) {
        HistoryFilter any = new HistoryFilter(null, null, null, null);
        return any.bind(jdbc.sql(select() + parts.wanted + " and " + parts.id + " = :id"), principal)
                .param("id", id)
                .query(views)
                .optional();
    }

    /** Without regard to who may see them, oldest first. */
    List<V> find(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(select() + "where " + parts.id + " = any (:ids) order by " + parts.id)
                .param("ids", ids.toArray(Long[]::new))
                .query(views)
                .list();
    }

    private String select() {
        return "select " + parts.columns + " " + parts.tables;
    }
}
