import { renderTextMessage } from '@corridor/documents/text-message';
import { Configuration } from '@corridor/platform/configuration';
import { post } from '@corridor/platform/outgoing/post';
import { operatorsTarget } from '@corridor/platform/outgoing/target';
import { Injectable } from '@nestjs/common';
import { type ChannelOut, DeliveryRefused, type OutgoingMessage, refusedBy } from './channel';

/** E.164: any other number would be read as one of the country where the gateway stands. */
const NUMBER = /^\+[1-9]\d{6,14}$/;

/** What is wrong with our settings says nothing about a number: the text waits for whoever mends them. */
const ours = ['sms_refused_401', 'sms_refused_403', 'sms_refused_404', 'sms_refused_407'];

/** Texts through the operator's gateway: one POST a text, in fields that are named as the gateway wants them. */
@Injectable()
export class SmsOut implements ChannelOut {
  constructor(private readonly configuration: Configuration) {}

  endpointOf(): string {
    return 'sms';
  }

  async send(message: OutgoingMessage): Promise<'sent'> {
    const { SMS_GATEWAY_URL, smsHeaders } = this.configuration;
    if (SMS_GATEWAY_URL === undefined) throw new DeliveryRefused('sms_not_configured', 'final');
    if (!NUMBER.test(message.to)) throw new DeliveryRefused('sms_bad_number', 'final');
    const { body, type } = this.written(message);
    try {
      await post(operatorsTarget(SMS_GATEWAY_URL), { body, headers: { ...smsHeaders, 'content-type': type } });
    } catch (error) {
      const refused = refusedBy('sms', error);
      throw refused instanceof DeliveryRefused && ours.includes(refused.code)
        ? new DeliveryRefused(refused.code, 'unreachable')
        : refused;
    }
    return 'sent';
  }

  private written(message: OutgoingMessage): { readonly body: string; readonly type: string } {
    const { SMS_FIELD_TO, SMS_FIELD_TEXT, SMS_FIELD_ID, SMS_FIELD_FROM, SMS_FROM, SMS_GATEWAY_BODY } =
      this.configuration;
    const fields = {
      [SMS_FIELD_TO]: message.to,
      [SMS_FIELD_TEXT]: renderTextMessage(message, message.language),
      [SMS_FIELD_ID]: message.id,
      ...(SMS_FROM !== undefined && { [SMS_FIELD_FROM]: SMS_FROM }),
    };
    return SMS_GATEWAY_BODY === 'json'
      ? { body: JSON.stringify(fields), type: 'application/json' }
      : { body: new URLSearchParams(fields).toString(), type: 'application/x-www-form-urlencoded' };
  }
}
