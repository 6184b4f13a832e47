package com.termfleet.access.user;

import com.termfleet.kernel.UserId;
import org.springframework.data.repository.ListCrudRepository;

/** The table of users. */
interface UserRepository extends ListCrudRepository<UserRow, UserId> {}
