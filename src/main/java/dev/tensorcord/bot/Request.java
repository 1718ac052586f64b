package dev.tensorcord.bot;

/** Somebody asks for something: who, where and with what. */
public record Request(Member member, Place place, Values values) {}
