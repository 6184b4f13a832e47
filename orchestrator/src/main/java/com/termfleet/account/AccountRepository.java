package com.termfleet.account;

import com.termfleet.kernel.AccountId;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The table of accounts. */
interface AccountRepository extends ListCrudRepository<AccountRow, AccountId> {

    List<AccountRow> findAllByOrderById();

    /** The id of an account that is to be inserted: its secrets are sealed for it. */
    @Query("select nextval(pg_get_serial_sequence('accounts', 'id'))")
    long nextId();
}
