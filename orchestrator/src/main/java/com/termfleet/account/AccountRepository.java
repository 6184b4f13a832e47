package com.termfleet.account;

import com.termfleet.kernel.AccountId;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The table of accounts. */
interface AccountRepository extends ListCrudRepository<AccountRow, AccountId> {

    List<AccountRow> findAllByOrderById();

    /** Reserves the id of an account before it is inserted, because its secrets are sealed with the id as context. */
    @Query("select nextval(pg_get_serial_sequence('accounts', 'id'))")
    long nextId();
}
