package org.tarazy.triage;

/**
 * Why a text has its priority.
 *
 * @param code for programs
 * @param detail for people: the figures behind it
 */
public record ReviewReason(ReasonCode code, String detail) {}
