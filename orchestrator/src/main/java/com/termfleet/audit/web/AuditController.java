package com.termfleet.audit.web;

import com.termfleet.access.RequiresSignIn;
import com.termfleet.access.Role;
import com.termfleet.audit.AuditEntry;
import com.termfleet.audit.AuditLog;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What persons did, newest first; for admins only. */
@RestController
@RequestMapping("/api/v1/audit")
class AuditController {

    private final AuditLog audit;

    AuditController(AuditLog audit) {
        this.audit = audit;
    }

    @RequiresSignIn(Role.ADMIN)
    @GetMapping
    Page<AuditEntry> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return audit.list(new PageRequest(page, size));
    }
}
