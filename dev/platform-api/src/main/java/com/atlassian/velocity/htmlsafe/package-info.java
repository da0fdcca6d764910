/** What templates may write without escaping. */
package com.atlassian.velocity.htmlsafe;
