/** What the audit log is told. */
package com.atlassian.audit.entity;
